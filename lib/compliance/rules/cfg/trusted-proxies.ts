import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const trustedProxies: Rule = {
  id: 'OpenClaw-CFG7',
  severity: 'error',
  sentence: 'OpenClaw takes the address of a client from whoever sends it, or from nobody.',
  why: 'Wide ranges let a client pick its own address, and so escape limits; without any, all clients count as one.',
  fix: 'Name the edge alone, which is 127.0.0.1 in the same task.',
  example: '{ "trustedProxies": ["127.0.0.1"] }',
  judge: template => judgeSettings(template, { 'gateway.trustedProxies': areNarrow }),
};

function areNarrow(proxies: unknown): boolean {
  return Array.isArray(proxies) && proxies.length > 0 && proxies.every(isNarrow);
}

function isNarrow(proxy: unknown): boolean {
  const [address = '', length] = plainText(proxy).split('/');
  const isVersion6 = address.includes(':');
  return address !== '' && (length === undefined || Number(length) >= (isVersion6 ? 64 : 20));
}
