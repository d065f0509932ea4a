import { plainText } from './scalars';

/** Whether a range of addresses is so wide that it stands for the internet, or a good part of it. */
export function isWide(cidr: unknown): boolean {
  const [address = '', length = ''] = plainText(cidr).split('/');
  if (!/^\d+$/.test(length)) return false;
  return address.includes(':') ? Number(length) < 16 && !/^f[cd]/i.test(address) : Number(length) < 8;
}
