import { AUTHORITY, SERVER } from '../egress/certificates';
import { Mistake } from './bad-input';

const ARN = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-90ab-cdef-1234-567890abcdef';

/** Takes another tier, with what belongs to it. */
function tier(lines: string): [string, string] {
  return ['tier: dnsFirewall', lines.replaceAll('\n', '\n  ')];
}

/** Asks for another host instead of the one in the file. */
function host(name: string): [string, string] {
  return ['host: status.example.com', `host: ${name}`];
}

/** Asks for one host more. */
function further(name: string): [string, string] {
  const lines = `    - host: ${name}\n      reason: The agent needs it as well.\n      owner: sales-team\n`;
  return ['      owner: support-team\n', `      owner: support-team\n${lines}`];
}

function proxy(...lines: string[]): [string, string] {
  return tier(['tier: existingProxy', 'hostName: proxy.example.com', 'port: 3128', ...lines].join('\n'));
}

function inspection(...lines: string[]): [string, string] {
  return tier(['tier: networkFirewall', 'tlsInspection:', ...lines.map(line => `  ${line}`)].join('\n'));
}

function pem(indent: string, text: string): string {
  return `caCertificate: |\n${text.trimEnd().replace(/^/gm, indent)}`;
}

/** Mistakes in the hosts that a deployment file asks for. */
export const HOST_MISTAKES: Mistake[] = [
  {
    name: 'a wildcard * in the allow list',
    edits: [['host: status.example.com', 'host: "*"']],
    problems: [
      '16:13: egress.extraDomains[0].host: "*" allows every host; name each host that the gateway needs, one entry per host',
    ],
  },
  {
    name: 'a wildcard name in the allow list',
    edits: [['host: status.example.com', 'host: "*.example.com"']],
    problems: [
      '16:13: egress.extraDomains[0].host: "*.example.com" has a wildcard; name each host, or write ".example.com" for the name and all below it',
    ],
  },
  {
    name: 'a host twice',
    edits: [
      [
        '      owner: support-team\n',
        '      owner: support-team\n    - host: status.example.com\n      reason: The same host again.\n      owner: support-team\n',
      ],
    ],
    problems: [
      '19:13: egress.extraDomains[1].host: "status.example.com" stands in the list already, as egress.extraDomains[0] of support-team; keep one of them',
    ],
  },
  {
    name: 'a host with a look-alike letter',
    edits: [['host: status.example.com', 'host: st\u0430tus.ex\u0430mple.com']],
    problems: [
      '16:13: egress.extraDomains[0].host: "st\u0430tus.ex\u0430mple.com" has letters outside ASCII (U+0430) that look like others; write the ASCII name, or "xn--sttus-5ve.xn--exmple-4nf.com" if that name is really meant',
    ],
  },
  {
    name: 'a host that is an IP address',
    edits: [['host: status.example.com', 'host: 169.254.169.254']],
    problems: ['16:13: egress.extraDomains[0].host: "169.254.169.254" is an IP address; write a domain name'],
  },
  {
    name: 'a host with a port',
    edits: [['host: status.example.com', 'host: status.example.com:8443']],
    problems: [
      '16:13: egress.extraDomains[0].host: "status.example.com:8443" is more than a name; leave out the scheme, port and path',
    ],
  },
  {
    name: 'a host on a DNS port',
    edits: [['host: status.example.com', 'host: status.example.com\n      port: 853']],
    problems: [
      "17:13: egress.extraDomains[0].port: must not be a DNS port, got 853: names are resolved by the VPC's own resolver alone",
    ],
  },
  {
    name: 'a port that does not exist',
    edits: [['host: status.example.com', 'host: status.example.com\n      port: 70000']],
    problems: ['17:13: egress.extraDomains[0].port: must be between 1 and 65535, got 70000'],
  },
  {
    name: 'a whole public suffix',
    edits: [['host: status.example.com', 'host: .co.uk']],
    problems: [
      '16:13: egress.extraDomains[0].host: must not cover a public suffix, got ".co.uk": anyone can register a name below it; name the domain that you mean',
    ],
  },
  {
    name: 'a reason that says nothing',
    edits: [['reason: The agent looks up incidents.', 'reason: needed']],
    problems: [
      '17:15: egress.extraDomains[0].reason: must have at least 10 characters that tell a reviewer enough, has 6',
    ],
  },
  {
    name: 'a URL',
    edits: [host('https://status.example.com/api')],
    problems: [
      '16:13: egress.extraDomains[0].host: "https://status.example.com/api" is more than a name; leave out the scheme, port and path',
    ],
  },
  {
    name: 'a user in front of a host',
    edits: [host('agent@status.example.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: "agent@status.example.com" is more than a name; leave out the scheme, port and path',
    ],
  },
  {
    name: 'an IPv6 address',
    edits: [host('"[2001:db8::1]"')],
    problems: ['16:13: egress.extraDomains[0].host: "[2001:db8::1]" is an IP address; write a domain name'],
  },
  {
    name: 'an IPv4 address inside an IPv6 address',
    edits: [host('"::ffff:169.254.169.254"')],
    problems: ['16:13: egress.extraDomains[0].host: "::ffff:169.254.169.254" is an IP address; write a domain name'],
  },
  {
    name: 'an IP address as one number',
    edits: [host('"2852039166"')],
    problems: ['16:13: egress.extraDomains[0].host: "2852039166" is an IP address; write a domain name'],
  },
  {
    name: 'an IP address in hexadecimal',
    edits: [host('0xa9.0xfe.0xa9.0xfe')],
    problems: ['16:13: egress.extraDomains[0].host: "0xa9.0xfe.0xa9.0xfe" is an IP address; write a domain name'],
  },
  {
    name: 'an IP address in octal',
    edits: [host('"0251.0376.0251.0376"')],
    problems: ['16:13: egress.extraDomains[0].host: "0251.0376.0251.0376" is an IP address; write a domain name'],
  },
  {
    name: 'an IP address with fewer parts',
    edits: [host('"127.1"')],
    problems: ['16:13: egress.extraDomains[0].host: "127.1" is an IP address; write a domain name'],
  },
  {
    name: 'a number where a host belongs',
    edits: [host('2852039166')],
    problems: ['16:13: egress.extraDomains[0].host: must be text, but it is read as a number; put it in quotes'],
  },
  {
    name: 'a host in capital letters',
    edits: [host('Status.Example.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: "Status.Example.com" has capital letters; write "status.example.com"',
    ],
  },
  {
    name: 'a host with a dot at its end',
    edits: [host('status.example.com.')],
    problems: [
      '16:13: egress.extraDomains[0].host: "status.example.com." is not a domain name; use labels of letters, digits and inner hyphens',
    ],
  },
  {
    name: 'a host without a dot',
    edits: [host('localhost')],
    problems: [
      '16:13: egress.extraDomains[0].host: "localhost" has no dot; write the full name, such as "localhost.example.com"',
    ],
  },
  {
    name: 'a host with an underscore',
    edits: [host('my_status.example.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: "my_status.example.com" is not a domain name; use labels of letters, digits and inner hyphens',
    ],
  },
  {
    name: 'a whole top-level domain',
    edits: [host('.com')],
    problems: ['16:13: egress.extraDomains[0].host: ".com" is a whole top-level domain; name the domain that you mean'],
  },
  {
    name: 'a top-level domain with a star',
    edits: [host('"*.com"')],
    problems: [
      '16:13: egress.extraDomains[0].host: "*.com" is a whole top-level domain; name the domain that you mean',
    ],
  },
  {
    name: 'everything below a code host',
    edits: [host('.github.io')],
    problems: [
      '16:13: egress.extraDomains[0].host: must not cover a public suffix, got ".github.io": anyone can register a name below it; name the domain that you mean',
    ],
  },
  {
    name: 'everything below a load balancer of Azure',
    edits: [host('.trafficmanager.net')],
    problems: [
      '16:13: egress.extraDomains[0].host: must not cover a public suffix, got ".trafficmanager.net": anyone can register a name below it; name the domain that you mean',
    ],
  },
  {
    name: 'every bucket of S3',
    edits: [host('.s3.amazonaws.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: must not cover a public suffix, got ".s3.amazonaws.com": anyone can register a name below it; name the domain that you mean',
    ],
  },
  {
    name: 'all of AWS',
    edits: [host('.amazonaws.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: must not cover a public suffix, got ".amazonaws.com": anyone can register a name below it; name the domain that you mean',
    ],
  },
  {
    name: 'a host that the channel brings',
    edits: [host('.slack.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: ".slack.com" stands in the list already, for channel slack; remove it',
    ],
  },
  {
    name: 'a host that the model provider brings',
    edits: [host('api.anthropic.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: "api.anthropic.com" stands in the list already, for model provider anthropic; remove it',
    ],
  },
  {
    name: 'a host below a wildcard of the channel',
    edits: [host('files.slack.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: "files.slack.com" is below ".slack.com", which stands in the list already, for channel slack; remove it',
    ],
  },
  {
    name: 'a wildcard over the host of the model provider',
    edits: [host('.anthropic.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: ".anthropic.com" covers "api.anthropic.com", which stands in the list for model provider anthropic; name the hosts that you need beside it',
    ],
  },
  {
    name: 'a wildcard over another host of the list',
    edits: [further('.example.com')],
    problems: [
      '16:13: egress.extraDomains[0].host: "status.example.com" is below ".example.com", which stands in the list already, as egress.extraDomains[1] of sales-team; keep one of them',
    ],
  },
  {
    name: 'a host below a wildcard of the list',
    edits: [host('.example.com'), further('deep.status.example.com')],
    problems: [
      '19:13: egress.extraDomains[1].host: "deep.status.example.com" is below ".example.com", which stands in the list already, as egress.extraDomains[0] of support-team; keep one of them',
    ],
  },
  {
    name: 'a host without a reason',
    edits: [['      reason: The agent looks up incidents.\n', '']],
    problems: [
      '16:7: egress.extraDomains[0].reason: is missing; add it: why the gateway needs the host, for the reviewer',
    ],
  },
  {
    name: 'an owner that is empty',
    edits: [['owner: support-team', 'owner: ""']],
    problems: ['18:14: egress.extraDomains[0].owner: is empty; give it a value or remove the line'],
  },
  {
    name: 'port 0',
    edits: [host('status.example.com\n      port: 0')],
    problems: ['17:13: egress.extraDomains[0].port: must be between 1 and 65535, got 0'],
  },
  {
    name: 'a private endpoint that is neither true nor false',
    edits: [host('status.example.com\n      privateEndpoint: "yes"')],
    problems: ['17:24: egress.extraDomains[0].privateEndpoint: must be true or false, got "yes"'],
  },
  {
    name: 'two mistakes in one host',
    edits: [host('.co.uk\n      port: 53')],
    problems: [
      '16:13: egress.extraDomains[0].host: must not cover a public suffix, got ".co.uk": anyone can register a name below it; name the domain that you mean',
      "17:13: egress.extraDomains[0].port: must not be a DNS port, got 53: names are resolved by the VPC's own resolver alone",
    ],
  },
];

/** Mistakes in what holds the gateway to its list. */
export const TIER_MISTAKES: Mistake[] = [
  {
    name: 'an egress tier that does not exist',
    edits: [['tier: dnsFirewall', 'tier: dns-firewal']],
    problems: [
      '14:9: egress.tier: "dns-firewal" is not allowed; use proxy, dnsFirewall, networkFirewall or existingProxy; did you mean "dnsFirewall"?',
    ],
  },
  {
    name: 'the DNS Firewall tier in production',
    edits: [['environment: development', 'environment: production']],
    problems: [
      '14:9: egress.tier: "dnsFirewall" holds names and no addresses, so it is for development alone, whatever is acknowledged; use proxy, networkFirewall or existingProxy',
    ],
  },
  {
    name: 'the DNS Firewall tier in production, accepted',
    edits: [
      [
        'environment: development',
        'environment: production\nacknowledgements: [{ id: openclaw:Egress.dnsFirewall, reason: The board has accepted the risk. }]',
      ],
    ],
    problems: [
      '15:9: egress.tier: "dnsFirewall" holds names and no addresses, so it is for development alone, whatever is acknowledged; use proxy, networkFirewall or existingProxy',
    ],
  },
  {
    name: 'a tier that is not named',
    edits: [['  tier: dnsFirewall\n', '']],
    problems: ['13:1: egress.tier: is missing; add it: use proxy, dnsFirewall, networkFirewall or existingProxy'],
  },
  {
    name: 'an egress section that is a word',
    edits: [
      [
        'egress:\n  tier: dnsFirewall\n  extraDomains:\n    - host: status.example.com\n      reason: The agent looks up incidents.\n      owner: support-team\n',
        'egress: proxy\n',
      ],
    ],
    problems: [
      '13:9: egress: must be a section with the keys tier, natGateways, extraDomains, tlsInspection, hostName, port, cidr, securityGroupId, caCertificate',
    ],
  },
  {
    name: 'no NAT gateway',
    edits: [tier('tier: proxy\nnatGateways: 0')],
    problems: ['15:16: egress.natGateways: must be between 1 and 3, got 0'],
  },
  {
    name: 'more NAT gateways than zones',
    edits: [tier('tier: proxy\nnatGateways: 3')],
    problems: ['15:16: egress.natGateways: must be at most one for each of the 2 zones, got 3'],
  },
  {
    name: 'NAT gateways behind a proxy that exists',
    edits: [proxy('cidr: 10.9.0.0/24', 'natGateways: 2')],
    problems: [
      '18:3: egress.natGateways: is not a known key; allowed here: tier, hostName, port, cidr, securityGroupId, caCertificate, extraDomains',
    ],
  },
  {
    name: 'Network Firewall without named zones',
    edits: [tier('tier: networkFirewall'), ['availabilityZones: [eu-central-1a, eu-central-1b]\n', '']],
    problems: ['13:9: egress.tier: "networkFirewall" routes zone by zone and needs availabilityZones; add them'],
  },
  {
    name: 'TLS inspection without an authority',
    edits: [inspection(`certificateAuthorityArn: ${ARN}`)],
    problems: [
      '15:3: egress.tlsInspection.caCertificate: is missing; add it: public certificate of the authority that the gateway must trust, in PEM, as a block of lines after "|"',
    ],
  },
  {
    name: 'an authority of another region',
    edits: [inspection(`certificateAuthorityArn: ${ARN.replace('eu-central-1', 'us-east-1')}`, pem('    ', AUTHORITY))],
    problems: [
      '16:30: egress.tlsInspection.certificateAuthorityArn: is a certificate of us-east-1; a firewall needs one of its own region, eu-central-1',
    ],
  },
  {
    name: 'an authority that is no certificate of ACM',
    edits: [
      inspection(
        `certificateAuthorityArn: ${ARN.replace(':acm:', ':acm-pca:').replace('certificate/', 'certificate-authority/')}`,
        pem('    ', AUTHORITY),
      ),
    ],
    problems: [
      '16:30: egress.tlsInspection.certificateAuthorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-aut..." is not allowed; use the ARN of a certificate in AWS Certificate Manager',
    ],
  },
  {
    name: 'an authority whose certificate is that of a server',
    edits: [inspection(`certificateAuthorityArn: ${ARN}`, pem('    ', SERVER))],
    problems: [
      "17:20: egress.tlsInspection.caCertificate: must be certificates of authorities, got one of 'CN=proxy.example.com': take that of the authority that signed it",
    ],
  },
  {
    name: 'an existing proxy without a place',
    edits: [proxy()],
    problems: ['14:3: egress: has neither cidr nor securityGroupId; add the one that says where the proxy is'],
  },
  {
    name: 'an existing proxy with two places',
    edits: [proxy('cidr: 10.9.0.0/24', 'securityGroupId: sg-0123456789abcdef0')],
    problems: ['18:20: egress.securityGroupId: is not used when egress.cidr is given; keep one of them'],
  },
  {
    name: 'an existing proxy somewhere in half of a private network',
    edits: [proxy('cidr: 10.0.0.0/9')],
    problems: [
      '17:9: egress.cidr: "10.0.0.0/9" is too wide, as gateways may connect to all of it; use a prefix length of 16 or more',
    ],
  },
  {
    name: 'an existing proxy anywhere',
    edits: [proxy('cidr: 0.0.0.0/0')],
    problems: [
      '17:9: egress.cidr: "0.0.0.0/0" is too wide, as gateways may connect to all of it; use a prefix length of 16 or more',
    ],
  },
  {
    name: 'an existing proxy whose range is one address',
    edits: [proxy('cidr: 10.9.0.5')],
    problems: [
      '17:9: egress.cidr: "10.9.0.5" is not an IPv4 range; write the first address and a prefix length, such as 10.9.0.0/24',
    ],
  },
  {
    name: 'a security group of the proxy by its name',
    edits: [proxy('securityGroupId: proxy')],
    problems: [
      '17:20: egress.securityGroupId: "proxy" is not allowed; use the id of a security group, such as sg-0123456789abcdef0',
    ],
  },
  {
    name: 'an existing proxy by its URL',
    edits: [tier('tier: existingProxy\nhostName: http://proxy.example.com\nport: 3128\ncidr: 10.9.0.0/24')],
    problems: [
      "15:13: egress.hostName: must be a full name in lower-case ASCII or an IPv4 address, got 'http://proxy.example.com': leave out scheme and port",
    ],
  },
  {
    name: 'an existing proxy without a port',
    edits: [tier('tier: existingProxy\nhostName: proxy.example.com\ncidr: 10.9.0.0/24')],
    problems: ['13:1: egress.port: is missing; add it: port that the proxy takes CONNECT requests on'],
  },
  {
    name: 'an existing proxy on port 65536',
    edits: [tier('tier: existingProxy\nhostName: proxy.example.com\nport: 65536\ncidr: 10.9.0.0/24')],
    problems: ['16:9: egress.port: must be between 1 and 65535, got 65536'],
  },
  {
    name: 'the file name of a certificate',
    edits: [proxy('cidr: 10.9.0.0/24', 'caCertificate: ca.pem')],
    problems: [
      '18:18: egress.caCertificate: must be certificates in PEM, got something else: keep the lines from BEGIN to END CERTIFICATE of each, and nothing between them',
    ],
  },
  {
    name: 'the certificate of the proxy itself',
    edits: [proxy('cidr: 10.9.0.0/24', pem('  ', SERVER))],
    problems: [
      "18:18: egress.caCertificate: must be certificates of authorities, got one of 'CN=proxy.example.com': take that of the authority that signed it",
    ],
  },
  {
    name: 'a private key where a certificate belongs',
    edits: [proxy('cidr: 10.9.0.0/24', pem('  ', AUTHORITY.replaceAll('CERTIFICATE', 'PRIVATE KEY')))],
    problems: [
      '19:5: egress.caCertificate: looks like a private key (PEM), which is not shown here; remove it, replace it where it was issued, and store the new one in AWS Secrets Manager',
    ],
  },
  {
    name: 'an address range that the subnets of the tier do not fit in',
    edits: [tier('tier: proxy'), ['10.0.0.0/20', '10.0.0.0/22']],
    problems: ['6:9: network.cidr: must be from /16 to /21 to hold the subnets of 2 zones, got 10.0.0.0/22'],
  },
  {
    name: 'a region whose addresses of S3 are not known',
    edits: [
      ['region: eu-central-1', 'region: eu-south-2'],
      ['[eu-central-1a, eu-central-1b]', '[eu-south-2a, eu-south-2b]'],
    ],
    problems: [
      '5:1: network.s3PrefixListId: must be given for eu-south-2: take the id that `aws ec2 describe-managed-prefix-lists` shows for com.amazonaws.<region>.s3',
    ],
  },
  {
    name: 'a prefix list that is none',
    edits: [['  cidr: 10.0.0.0/20', '  cidr: 10.0.0.0/20\n  s3PrefixListId: com.amazonaws.eu-central-1.s3']],
    problems: [
      "7:19: network.s3PrefixListId: must be an id such as 'pl-6ea54007', got 'com.amazonaws.eu-central-1.s3'",
    ],
  },
];
