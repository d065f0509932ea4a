import { gatewayServicesOf } from '../../gateway-services';
import { at, Outcome, worst } from '../../judge';
import { groupRulesOf, judgeGatewayGroups } from '../../networks';
import { Place } from '../../place';
import { isForOneOf } from '../../ports';
import { identitiesOf, identityOf } from '../../references';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';
import { Template } from '../../template';

export const edgeOnlyIngress: Rule = {
  id: 'OpenClaw-NET7',
  severity: 'error',
  sentence:
    'The security group of an OpenClaw gateway lets in others than its load balancer, or on other ports than its edge.',
  why: 'Whoever reaches the gateway past the load balancer is past the web ACL, the log-in and the host rules too.',
  fix: 'Allow the security group of the load balancer, on the port of the edge, and nothing else.',
  example:
    'SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8443, ToPort: 8443, SourceSecurityGroupId: !GetAtt … }]',
  judge: template => {
    const ports = edgePorts(template);
    const balancers = balancerGroups(template);
    return judgeGatewayGroups(template, group =>
      groupRulesOf(template, group, 'Ingress').map(rule => ({
        ...at(rule),
        outcome: worst([judgeSource(template, rule, balancers), isForOneOf(rule, ports)]),
      })),
    );
  },
};

function judgeSource(template: Template, rule: Place, balancers: Set<string | undefined>): Outcome {
  const outcomes = rule.read('SourceSecurityGroupId').map(source => {
    // Unless it names a group, a rule is for a range of addresses.
    if (source === undefined) return 'non-compliant';
    const group = identityOf(source);
    if (balancers.has(group)) return 'compliant';
    return template.find(group ?? '') === undefined ? 'undecidable' : 'non-compliant';
  });
  return worst(outcomes);
}

function balancerGroups(template: Template): Set<string | undefined> {
  const balancers = template.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer');
  return new Set(
    balancers.flatMap(balancer => identitiesOf(balancer.parts('SecurityGroups').map(({ value }) => value))),
  );
}

function edgePorts(template: Template): number[] {
  return gatewayServicesOf(template).flatMap(service =>
    service.parts('LoadBalancers').flatMap(target => target.read('ContainerPort').map(numberOf)),
  );
}
