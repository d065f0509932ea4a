import { Deployment } from '../../deployment';
import { judgeEachVpc, outcomeWithout } from '../../gateway-vpcs';
import { jsonText } from '../../json-text';
import { once } from '../../once';
import { identityOfResource } from '../../references';
import { Rule } from '../../rule';
import { Template } from '../../template';

export const closedDefaultGroup: Rule = {
  id: 'OpenClaw-NET9',
  severity: 'warning',
  sentence: 'The default security group of a VPC with an OpenClaw gateway is left open.',
  why: 'Whatever is started without a group gets it, and may then connect to everywhere.',
  fix: 'Take the rules of the default group away; CloudFormation cannot, so let a custom resource do it.',
  example: 'new ec2.Vpc(this, "Vpc", { restrictDefaultSecurityGroup: true });',
  judge: (template, deployment) =>
    judgeEachVpc(template, deployment, (vpc, all) =>
      vpc !== undefined && closedVpcs(all).has(vpc) ? 'compliant' : outcomeWithout(all, vpc),
    ),
};

// The VPCs whose default group a custom resource is given: that it closes it, nothing in a template can tell.
const closedVpcs = once(
  (deployment: Deployment) => new Set(deployment.templates.flatMap(template => closedVpcsOf(template))),
);

function closedVpcsOf(template: Template): string[] {
  const texts = template.resources
    .filter(({ type }) => /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type))
    .map(({ properties }) => jsonText(properties) ?? '');
  return texts
    .flatMap(text => [...text.matchAll(/\{"Fn::GetAtt":\["([^"\\]+)","DefaultSecurityGroup"\]\}/g)])
    .map(([, id = '']) => identityOfResource(template, id));
}
