import { Match, Template } from 'aws-cdk-lib/assertions';
import { Egress } from '../../lib/egress';
import { bind, reason } from './fixture';

const HOSTS = [{ host: 'api.anthropic.com', reason }];

test('sends the gateway to the port of its slot', () => {
  const { routes } = bind(Egress.proxy(), HOSTS);
  expect(routes.routeFor('acme').environment).toEqual({ OPENCLAW_PROXY_URL: 'http://egress.openclaw.internal:3107' });
});

test('opens the gateway to its own port of the proxy and to S3, and nothing else', () => {
  const { stack, routes, gateway } = bind(Egress.proxy(), HOSTS);
  routes.routeFor('acme').allowFrom(gateway);

  const rules = Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupEgress'));
  const own = rules.filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('"Gateway'));
  const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
  expect(own.map(({ Properties: { Description, GroupId, ...rule } }) => rule)).toEqual([
    {
      ...tcp(3107),
      DestinationSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching('^EgressProxySecurityGroup'), 'GroupId'] },
    },
    { ...tcp(443), DestinationPrefixListId: 'pl-6ea54007' },
  ]);
});

test('lets nobody but the gateway reach that port', () => {
  const { stack, routes, gateway } = bind(Egress.proxy(), HOSTS);
  routes.routeFor('acme').allowFrom(gateway);

  const rules = Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupIngress'));
  const own = rules.filter(({ Properties }) => JSON.stringify(Properties.GroupId).includes('EgressProxy'));
  expect(
    own.map(({ Properties }) => [Properties.FromPort, Properties.ToPort, Properties.SourceSecurityGroupId]),
  ).toEqual([[3107, 3107, { 'Fn::GetAtt': [expect.stringMatching('^Gateway'), 'GroupId'] }]]);
});

test('keeps names from leaving beside the proxy: its own, those of AWS and those of the lists resolve', () => {
  const template = Template.fromStack(bind(Egress.proxy(), HOSTS).stack);
  template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith([
      'egress.openclaw.internal',
      'ssm.eu-central-1.amazonaws.com',
      {
        'Fn::Join': [
          '',
          [{ 'Fn::Sub': Match.stringLikeRegexp('^cdk-hnb659fds-assets-') }, '.s3.eu-central-1.amazonaws.com'],
        ],
      },
      'api.anthropic.com',
    ]),
  });
  template.resourceCountIs('AWS::Route53Resolver::FirewallRuleGroupAssociation', 1);
});

test('starts the proxy behind the firewall', () => {
  const template = Template.fromStack(bind(Egress.proxy(), HOSTS).stack);
  const [service] = Object.values(template.findResources('AWS::ECS::Service'));
  expect(service.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching('^EgressDnsFirewallAssociation')]));
});
