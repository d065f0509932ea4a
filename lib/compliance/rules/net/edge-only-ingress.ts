import { Deployment, deploymentOf } from '../../deployment';
import { usersOf } from '../../gateway-references';
import { gatewayServicesOf } from '../../gateway-services';
import { Outcome, worst } from '../../judge';
import { balancerGroupsIn } from '../../load-balancers';
import { GATEWAY_GROUPS, judgeGroupRules } from '../../networks';
import { Place } from '../../place';
import { isForOneOf } from '../../ports';
import { identityOf } from '../../references';
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
  judge: (template, deployment) => {
    const all = deploymentOf(template, deployment);
    const ports = edgePorts(template, all);
    return judgeGroupRules(template, deployment, { groups: GATEWAY_GROUPS, direction: 'Ingress' }, (rule, holder) =>
      worst([judgeSource(rule, holder, all), isForOneOf(rule, ports)]),
    );
  },
};

function judgeSource(rule: Place, holder: Template, deployment: Deployment): Outcome {
  const outcomes = rule.read('SourceSecurityGroupId').map(source => {
    // Unless it names a group, a rule is for a range of addresses.
    if (source === undefined) return 'non-compliant';
    if (balancerGroupsIn(deployment).has(identityOf(holder, source) ?? '')) return 'compliant';
    return deployment.follow(holder, source) === undefined ? 'undecidable' : 'non-compliant';
  });
  return worst(outcomes);
}

/** The ports of the edges behind a load balancer, of the template's own gateways and of those that use its groups. */
function edgePorts(template: Template, deployment: Deployment): number[] {
  const users = new Set([template, ...usersOf(template, deployment, GATEWAY_GROUPS)]);
  return [...users].flatMap(user =>
    gatewayServicesOf(user).flatMap(service =>
      service.parts('LoadBalancers').flatMap(target => target.read('ContainerPort').map(numberOf)),
    ),
  );
}
