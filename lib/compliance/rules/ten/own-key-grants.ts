import { Deployment, deploymentOf } from '../../deployment';
import { at } from '../../judge';
import { once } from '../../once';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { tenantGatewaysOf, thingOf } from '../../tenants';

export const ownKeyGrants: Rule = {
  id: 'OpenClaw-TEN5',
  severity: 'error',
  sentence: 'One statement of a key policy lets the roles of different tenants use the key alike.',
  why: 'Each tenant could decrypt what is encrypted for the other.',
  fix: 'Write a statement for each tenant, limited to its encryption context, or give it a key of its own.',
  example: 'Condition: { StringEquals: { "kms:EncryptionContext:tenant": acme } }',
  judge: (template, deployment) => {
    const tenants = tenantsByRole(deploymentOf(template, deployment));
    return template.ofType('AWS::KMS::Key').flatMap(key =>
      key.parts('KeyPolicy', 'Statement').flatMap(statement => {
        const principals = statement.parts('Principal', 'AWS').map(({ value }) => value);
        const known = principals
          .map(role => tenants.get(thingOf(template, role) ?? ''))
          .filter(tenant => tenant !== undefined);
        if (known.length === 0) return [];
        const outcome =
          new Set(known).size > 1 ? 'non-compliant' : principals.includes(UNKNOWN) ? 'undecidable' : 'compliant';
        return [{ ...at(statement), outcome }];
      }),
    );
  },
};

const tenantsByRole = once(
  (deployment: Deployment) =>
    new Map(
      tenantGatewaysOf(deployment).flatMap(({ template, task, tenant }) =>
        ['TaskRoleArn', 'ExecutionRoleArn'].flatMap(property =>
          task.read(property).map((role): [string, string | undefined] => [thingOf(template, role) ?? '', tenant]),
        ),
      ),
    ),
);
