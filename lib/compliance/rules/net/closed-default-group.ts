import { jsonText } from '../../json-text';
import { gatewayVpcsOf, vpcPlace } from '../../networks';
import { Rule } from '../../rule';
import { Template } from '../../template';

export const closedDefaultGroup: Rule = {
  id: 'OpenClaw-NET9',
  severity: 'warning',
  sentence: 'The default security group of a VPC with an OpenClaw gateway is left open.',
  why: 'Whatever is started without a group gets it, and may then connect to everywhere.',
  fix: 'Take the rules of the default group away; CloudFormation cannot, so let a custom resource do it.',
  example: 'new ec2.Vpc(this, "Vpc", { restrictDefaultSecurityGroup: true });',
  judge: template =>
    [...gatewayVpcsOf(template)].map(vpc => {
      const isHere = template.find(vpc ?? '') !== undefined;
      const isClosed = vpc !== undefined && isClosedByResource(template, vpc);
      return { ...vpcPlace(template, vpc), outcome: isClosed ? 'compliant' : isHere ? 'non-compliant' : 'undecidable' };
    }),
};

/** Whether a custom resource is given the default group: that it closes it, nothing in a template can tell. */
function isClosedByResource(template: Template, vpc: string): boolean {
  const text = JSON.stringify({ 'Fn::GetAtt': [vpc, 'DefaultSecurityGroup'] });
  return template.resources.some(
    ({ type, properties }) =>
      /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type) && (jsonText(properties) ?? '').includes(text),
  );
}
