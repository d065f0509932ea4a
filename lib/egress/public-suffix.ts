import { getPublicSuffix } from 'tldts';

// The list can be asked about a name, not about what lies below it, so names that clouds give to customers are tried.
const CUSTOMER_LABELS = [
  's3',
  's3.cn-north-1',
  'lambda-url',
  'lambda-url.us-east-1',
  'auth',
  'auth.us-east-1',
  'blob',
  'blob.core',
  'global.ssl',
  'ip',
  'app',
];

/** The public suffix that a name is or that is known to lie below it: anyone can get a name there. */
export function coveredPublicSuffix(name: string): string | undefined {
  return [name, ...CUSTOMER_LABELS.map(label => `${label}.${name}`)].find(isPublicSuffix);
}

function isPublicSuffix(name: string): boolean {
  return getPublicSuffix(name, { allowPrivateDomains: true, extractHostname: false }) === name;
}
