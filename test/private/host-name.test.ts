import { HOST_NAME, IP_ADDRESS } from '../../lib/private/host-name';

test.each(['claw.example.com', 'a.co', '1.example.com', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example`])(
  '%s is a host name',
  name => {
    expect(name).toMatch(HOST_NAME);
  },
);

test.each([
  '',
  'localhost',
  'example.com.',
  '.example.com',
  'a..example.com',
  '-a.example.com',
  'a-.example.com',
  'a_b.example.com',
  'A.example.com',
  'bücher.example',
  '127.0.0.1',
  'example.1',
  'example.c',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(125)}example`,
])('%j is no host name', name => {
  expect(name).not.toMatch(HOST_NAME);
});

test.each(['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0X7F.1', '0177.0.0.1', '127.0.0.0x'])(
  '%s is a spelling of an IPv4 address',
  text => {
    expect(text).toMatch(IP_ADDRESS);
  },
);

test.each(['127.0.0.1.example.com', 'example.com', 'x1.example', '0xyz'])('%s is no address', text => {
  expect(text).not.toMatch(IP_ADDRESS);
});
