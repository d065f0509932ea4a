import { Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AllowedHost, Egress } from '../../lib/egress';
import { bind as bindTier, reason } from './fixture';

const bind = (allowedHosts: AllowedHost[] = []) => bindTier(Egress.dnsFirewall(), allowedHosts);

function openPorts(allowedHosts: AllowedHost[]): unknown {
  const { stack, routes, gateway } = bind(allowedHosts);
  routes.routeFor('acme').allowFrom(gateway);
  const groups = Template.fromStack(stack).findResources('AWS::EC2::SecurityGroup');
  return Object.entries(groups).find(([id]) => id.startsWith('Gateway'))?.[1].Properties.SecurityGroupEgress;
}

const rule = (port: number) => ({
  CidrIp: '0.0.0.0/0',
  Description: 'Any address: this egress tier holds names, not addresses',
  FromPort: port,
  IpProtocol: 'tcp',
  ToPort: port,
});

test('builds the firewall for the hosts', () => {
  const template = Template.fromStack(bind([{ host: 'slack.com', reason }]).stack);
  template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith(['slack.com']),
  });
});

test('opens port 443 to any address and nothing else', () => {
  expect(openPorts([{ host: 'slack.com', reason }])).toEqual([rule(443)]);
});

test('opens the ports of the hosts, each once', () => {
  const hosts = [
    { host: 'imap.example.com', port: 993, reason },
    { host: 'imap.example.org', port: 993, reason },
    { host: 'slack.com', port: 443, reason },
    { host: 'mail.example.com', port: 465, reason },
  ];
  expect(openPorts(hosts)).toEqual([rule(443), rule(465), rule(993)]);
});

test('needs no environment variables and has no proxy', () => {
  const { routes } = bind();
  expect(routes.routeFor('acme').environment).toEqual({});
  expect(routes.proxy).toBeUndefined();
});

test('warns that it does not contain code', () => {
  Annotations.fromStack(bind().stack).hasWarning(
    '/Test/Egress',
    Match.stringLikeRegexp('holds names only.*openclaw:Egress\\.dnsFirewall'),
  );
});

test('lets the warning be acknowledged', () => {
  const { stack } = bind();
  Validations.of(stack).acknowledge({ id: 'openclaw:Egress.dnsFirewall', reason: 'A development account.' });
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
