import * as path from 'node:path';
import { readDeployment } from '../../../bin/deployment/parse';
import { synthesizeTemplates } from '../../../bin/synthesis/synthesize-templates';

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'single-tenant.yaml');

const { deployment } = readDeployment(EXAMPLE);
const templates = deployment === undefined ? [] : synthesizeTemplates(deployment);

test('a single tenant is one stack, which is cell and tenant in one', () => {
  expect(templates.map(({ template, ...place }) => place)).toEqual([
    { cell: 'support-assistant', part: 'single', tenant: 'support', stackName: 'support-assistant' },
  ]);
  const types = Object.values(templates[0]?.template.Resources ?? {}).map(({ Type }) => Type);
  expect(types).toEqual(expect.arrayContaining(['AWS::ECS::Service', 'AWS::EC2::VPC', 'AWS::WAFv2::WebACL']));
});

test('the flags of cdk.json are in force, as they are when the app is deployed', () => {
  // Without them the partition of an ARN is a reference.
  expect(JSON.stringify(templates).includes('"arn:aws:iam::"')).toBe(true);
});
