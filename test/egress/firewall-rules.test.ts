import { Aws } from 'aws-cdk-lib';
import { AllowedHost } from '../../lib/egress';
import { RULE_CAPACITY, renderFirewallRules } from '../../lib/egress/firewall-rules';

const reason = 'a test needs it';

function rules(...hosts: [string, number?][]): string[] {
  return renderFirewallRules(hosts.map(([host, port]) => ({ host, port, reason }))).split('\n');
}

function identifier(rule: string | undefined): number {
  return Number(/sid:(\d+);\)$/.exec(rule ?? '')?.[1]);
}

function many(count: number): AllowedHost[] {
  return Array.from({ length: count }, (_, index) => ({ host: `host-${index}.example.com`, reason }));
}

test('passes TLS for a name, in any case, to the port of its host', () => {
  const [rule] = rules(['imap.example.com', 993]);
  expect(rule).toMatch(
    /^pass tls \$HOME_NET any -> any 993 \(tls\.sni; content:"imap\.example\.com"; nocase; startswith; endswith; sid:\d+;\)$/,
  );
});

test('passes TLS for every name below a leading dot, and for the name itself, to port 443', () => {
  const [rule] = rules(['.slack.com']);
  expect(rule).toMatch(
    /^pass tls \$HOME_NET any -> any 443 \(tls\.sni; dotprefix; content:"\.slack\.com"; nocase; endswith; sid:\d+;\)$/,
  );
});

test('refuses the rest, and says of each connection what it is', () => {
  expect(rules(['a.example.com'], ['b.example.com', 993]).slice(2)).toEqual([
    'drop udp $HOME_NET any -> any 53 (msg:"DNS over UDP past the resolver of the VPC"; flow:to_server; sid:1;)',
    'reject tcp $HOME_NET any -> any 53 (msg:"DNS over TCP past the resolver of the VPC"; flow:to_server; sid:2;)',
    'reject tcp $HOME_NET any -> any 853 (msg:"DNS over TLS past the resolver of the VPC"; flow:to_server; sid:3;)',
    'drop udp $HOME_NET any -> any 443 (msg:"QUIC"; flow:to_server; sid:4;)',
    'drop udp $HOME_NET any -> any any (msg:"UDP"; flow:to_server; sid:5;)',
    'reject tcp $HOME_NET any -> any 22 (msg:"SSH"; flow:to_server; sid:6;)',
    'reject tcp $HOME_NET any -> any 80 (msg:"HTTP without TLS"; flow:to_server; sid:7;)',
    'reject tcp $HOME_NET any -> any ![443,993] (msg:"TCP to a port that no allowed host has"; flow:to_server; sid:8;)',
    'reject tls $HOME_NET any -> any any (msg:"TLS to an address"; flow:to_server; tls.sni; pcre:"/^[0-9.]+$|:/"; sid:9;)',
    'reject tls $HOME_NET any -> any any (msg:"TLS to a name that is not allowed here"; flow:to_server; tls.sni; bsize:>0; sid:10;)',
    'reject tls $HOME_NET any -> any any (msg:"TLS without a server name"; flow:to_server; ssl_state:client_hello; sid:11;)',
    'reject http $HOME_NET any -> any any (msg:"HTTP without TLS on a TLS port"; flow:to_server; sid:12;)',
    'reject ssh $HOME_NET any -> any any (msg:"SSH on a TLS port"; flow:to_server; sid:13;)',
    'drop tcp !$HOME_NET any -> $HOME_NET any (msg:"The server spoke first"; flow:established,to_client; dsize:>0; sid:14;)',
    'alert tls $HOME_NET any -> any any (msg:"ClientHello"; flow:to_server; flowbits:set,openclaw.hello; noalert; sid:15;)',
    'reject tcp $HOME_NET any -> any any (msg:"Not TLS on a TLS port"; flow:established,to_server; dsize:>0; flowbits:isnotset,openclaw.hello; sid:16;)',
    'reject tcp $HOME_NET any -> any any (msg:"A ClientHello without end"; flow:established,to_server; stream_size:client,>,8192; sid:17;)',
    'drop icmp $HOME_NET any -> any any (msg:"ICMP"; flow:to_server; sid:19;)',
    'drop ip $HOME_NET any -> any any (msg:"Neither TCP nor UDP nor ICMP"; flow:to_server; ip_proto:!TCP; ip_proto:!UDP; ip_proto:!ICMP; sid:20;)',
  ]);
});

test('leaves a port open for TLS that some host has, whatever else is known to use it', () => {
  const text = rules(['a.example.com', 80]).join('\n');
  expect(text).not.toContain('-> any 80 (msg');
  expect(text).toContain('![80]');
});

test('rejects nothing but TCP, for which alone there is a reset', () => {
  const rejecting = rules(['a.example.com']).filter(rule => rule.startsWith('reject'));
  expect(
    rejecting.map(rule => rule.split(' ')[1]).filter(protocol => !/^(tcp|tls|http|ssh)$/.test(protocol ?? '')),
  ).toEqual([]);
});

test('names a host of several tenants once, in an order of its own', () => {
  const rendered = rules(['b.example.com'], ['a.example.com'], ['b.example.com', 443]);
  expect(rendered).toEqual(rules(['a.example.com'], ['b.example.com']));
  expect(rendered.filter(rule => rule.startsWith('pass'))).toHaveLength(2);
});

test('keeps the identifiers of the other hosts when one comes or goes', () => {
  const [alone] = rules(['m.example.com']);
  expect(rules(['a.example.com'], ['m.example.com'], ['z.example.com'])).toContain(alone);
});

test('gives every rule an identifier of its own, within what Suricata takes', () => {
  const identifiers = renderFirewallRules(many(5100)).split('\n').map(identifier);
  expect(new Set(identifiers).size).toBe(identifiers.length);
  expect(identifiers.every(sid => sid > 0 && sid < 2 ** 31)).toBe(true);
});

test('moves on by one when two hosts meet in an identifier', () => {
  // The first pair of such names whose hashes meet.
  const [first, second] = rules(['host-49043.example.com'], ['host-87415.example.com']);
  expect(identifier(second)).toBe(identifier(first) + 1);
});

test.each([
  'evil"; sid:1;) pass ip any any -> any any (',
  'a b.example.com',
  'A.example.com',
  'a.example.com;',
  '',
  '.',
  Aws.REGION,
])('fails on %j, which is no plain name', host => {
  expect(() => rules([host])).toThrow(
    `allowedHosts must be plain names, known at synthesis, got ${JSON.stringify(host)}: a firewall rule holds nothing else`,
  );
});

test('takes as many hosts as the group holds, and fails on one more', () => {
  expect(renderFirewallRules(many(RULE_CAPACITY - 19)).split('\n')).toHaveLength(RULE_CAPACITY);
  expect(() => renderFirewallRules(many(RULE_CAPACITY - 18))).toThrow(
    'allowedHosts must need at most 6000 firewall rules, one for each host and port beside 19 of its own, got 6001',
  );
});
