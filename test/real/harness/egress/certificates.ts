import * as path from 'node:path';
import { run } from '../processes';
import { createDirectory } from '../work-directory';

/** The files of an authority that nobody trusts outside of a test, and of a server that it vouches for. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

export function createCertificates(names: string[]): Certificates {
  const directory = createDirectory('certificates');
  const file = (name: string) => path.join(directory, name);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '2'];
  const authority = ['-keyout', file('authority.key'), '-out', file('authority.pem'), '-subj', '/CN=authority'];
  run('openssl', 'req', '-x509', ...curve, ...authority);
  const signed = ['-CA', file('authority.pem'), '-CAkey', file('authority.key')];
  const alternatives = `subjectAltName=${names.map(name => `DNS:${name}`).join(',')}`;
  const server = ['-keyout', file('server.key'), '-out', file('server.pem'), '-subj', '/CN=server'];
  run('openssl', 'req', '-x509', ...curve, ...server, ...signed, '-addext', alternatives);
  return { authority: file('authority.pem'), certificate: file('server.pem'), key: file('server.key') };
}
