import { Fn, Stack, Token } from 'aws-cdk-lib';
import { EdgeConfigOptions, renderEdgeConfig } from '../../lib/gateway/edge-config';

function render(options: Partial<EdgeConfigOptions> = {}): string {
  return renderEdgeConfig({
    hostName: 'claw.example.com',
    webhooks: [],
    loadBalancerCidrs: ['10.0.2.0/24'],
    ...options,
  });
}

test('leaves no placeholder and names the host literally in every pattern', () => {
  const config = render({ webhooks: [{ path: '/slack/events', port: 18789 }] });

  expect(config).not.toMatch(/\{\{|\}\}|undefined/);
  expect(config).toContain('server_name claw.example.com;');
  expect(config).toContain('"~^https://claw\\.example\\.com$" own;');
});

test('believes the forwarded address of the load balancer alone', () => {
  const config = render({ loadBalancerCidrs: ['10.0.2.0/24', '2001:db8::/64'] });

  expect(config.match(/set_real_ip_from .*;/g)).toEqual([
    'set_real_ip_from 10.0.2.0/24;',
    'set_real_ip_from 2001:db8::/64;',
  ]);
  expect(config).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
});

test('believes nobody without a load balancer', () => {
  expect(render({ loadBalancerCidrs: [] })).not.toContain('set_real_ip_from');
});

test('takes the subnets of a load balancer that are known on deployment only', () => {
  const cidr = Token.asString(Fn.select(0, Fn.split(',', Fn.importValue('cidrs'))));

  expect(JSON.stringify(new Stack().resolve(render({ loadBalancerCidrs: [cidr] })))).toContain('Fn::ImportValue');
});

test('sends each webhook to its own loopback port, by exact path', () => {
  const config = render({
    webhooks: [
      { path: '/slack/events', port: 18789 },
      { path: '/api/messages', port: 3978 },
    ],
  });

  expect(config).toContain('"~^/slack/events$" webhook;');
  expect(config).toMatch(/location = \/slack\/events \{\s+proxy_pass http:\/\/127\.0\.0\.1:18789;/);
  expect(config).toMatch(/location = \/api\/messages \{\s+proxy_pass http:\/\/127\.0\.0\.1:3978;/);
});

test('judges the path of a webhook before the closed prefixes', () => {
  const config = render({ webhooks: [{ path: '/api/messages', port: 3978 }] });

  expect(config.indexOf('"~^/api/messages$" webhook;')).toBeLessThan(config.indexOf('|api|'));
});

test('answers health checks alone without a host name', () => {
  const config = render({ hostName: undefined });

  expect(config.match(/^ +location [^{]+/gm)?.map(line => line.trim())).toEqual([
    'location = /edge-health',
    'location /',
  ]);
  expect(config).toContain('return 421;');
});

test('denies what its table does not name', () => {
  expect(render()).toMatch(/\$verdict \{\s+default 403;/);
});

test.each([
  '/tools/invoke',
  '/v1/models',
  '/hooks/agent',
  '/api/nodes/watch/x',
  '/mcp',
  '/plugins/x',
  '/j/abc',
  '/healthz',
])('closes %s', path => {
  expect(kindOf(path)).toBe('closed');
});

test.each([
  '/assets/index.js',
  '/control-ui-config.json',
  '/avatar/main',
  '/api/users/x/avatar',
  '/sw.js',
  '/themes/knot.css',
])('lets the Control UI read %s', path => {
  expect(kindOf(path)).toBe('read');
});

test.each(['/chat/agent:main:main', '/settings/general', '/plugins', '/tools-of-mine'])(
  'serves the document of the Control UI at %s',
  path => {
    expect(kindOf(path)).toBe('page');
  },
);

test.each([
  '/assets/..%2ftools/invoke',
  '/assets/../tools/invoke',
  '/assets/%2E%2E/tools',
  '/a/..',
  '/a/.',
  '//tools/invoke',
  '/assets/%252e%252e/tools',
  '/assets\\tools',
])('calls %s ambiguous', path => {
  expect(mapOf('spelling').find(([pattern]) => pattern.test(path))?.[1]).toBe('ambiguous');
});

test.each(['/', '/.well-known/x', '/a.b/c', '/?next=/../%2f//'])('finds nothing ambiguous in %s', path => {
  expect(mapOf('spelling').find(([pattern]) => pattern.test(path))).toBeUndefined();
});

test.each([
  'claw',
  'Claw.example.com',
  'claw.example.com;',
  'claw.example.com.',
  '-a.example.com',
  'сlaw.example.com',
  '*.example.com',
  'a b.example.com',
  '',
])("fails when the host name is '%s'", hostName => {
  expect(() => render({ hostName })).toThrow(
    `config.hostName must be a fully qualified name in lower-case ASCII, got '${hostName}': write an international name in its xn-- form`,
  );
});

test('fails when channels receive webhooks and no host is named', () => {
  expect(() => render({ hostName: undefined, webhooks: [{ path: '/slack/events', port: 18789 }] })).toThrow(
    'config.hostName is required because channels receive webhooks at /slack/events: name the host that they are sent to',
  );
});

test.each(['slack', '/slack/', '/', '//a', '/a/../b', '/a b', '/a;', '/a{', '/a$x', '/a.b', '/edge-health'])(
  "fails when the path of a webhook is '%s'",
  path => {
    expect(() => render({ webhooks: [{ path, port: 18789 }] })).toThrow(
      `config.webhooks must have paths of letters, digits, hyphens and underscores, got '${path}': change the channel's webhook path`,
    );
  },
);

test('fails when two webhooks share a path', () => {
  const webhook = { path: '/slack/events', port: 18789 };

  expect(() => render({ webhooks: [webhook, webhook] })).toThrow(
    "config.webhooks must have distinct paths, got '/slack/events' twice: give each channel its own",
  );
});

test.each([80, 8443, 65536, 1024.5, Number.NaN])('fails when the port of a webhook is %s', port => {
  expect(() => render({ webhooks: [{ path: '/a', port }] })).toThrow(
    `config.webhooks must have ports from 1024 to 65535 other than 8443, got ${port} for '/a'`,
  );
});

test.each(['10.0.2.0', '10.0.2.0/33', '10.0.2/24', '2001:db8::/129', '10.0.2.0/24;', '10.0.2.0/2 4', 'unix:'])(
  "fails when a client CIDR is '%s'",
  cidr => {
    expect(() => render({ loadBalancerCidrs: [cidr] })).toThrow(
      `loadBalancerCidrs must be CIDR blocks, got '${cidr}': give the subnets of the load balancer`,
    );
  },
);

test.each(['0.0.0.0/0', '::/0'])('fails when the client CIDR is everyone, %s', cidr => {
  expect(() => render({ loadBalancerCidrs: [cidr] })).toThrow(
    `loadBalancerCidrs must not be everyone, got '${cidr}': any client could then claim any address; give the subnets of the load balancer`,
  );
});

/** The patterns of a map, in nginx's order: the first that matches decides. */
function mapOf(variable: string): [RegExp, string][] {
  const [, body] = render().match(new RegExp(`map \\S+ \\$${variable} \\{([^}]*)\\}`)) ?? [];
  return [...(body ?? '').matchAll(/"~(\*?)([^"]+)" (\w+);/g)].map(([, insensitive, pattern, value]) => [
    new RegExp(pattern, insensitive ? 'i' : ''),
    value,
  ]);
}

function kindOf(path: string): string {
  return mapOf('path_kind').find(([pattern]) => pattern.test(path))?.[1] ?? 'page';
}
