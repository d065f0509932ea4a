import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from '../harness/processes';
import { createDirectory } from '../harness/work-directory';

/** A server's key and certificate, and the authority that nobody but the tests trusts; all in PEM. */
export interface Certificate {
  readonly authority: string;
  readonly key: string;
  readonly cert: string;
}

const NEW = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

export function issueCertificate(...names: string[]): Certificate {
  const directory = createDirectory('certificates');
  const file = (base: string) => path.join(directory, base);
  const read = (base: string) => fs.readFileSync(file(base), 'utf8');
  run('openssl', ...NEW, '-subj', '/CN=Tests', '-keyout', file('ca.key'), '-out', file('ca.pem'));
  run(
    'openssl',
    ...NEW,
    ...['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-subj', '/CN=server'],
    ...[
      '-addext',
      `subjectAltName=${names.map(name => `DNS:${name}`).join()}`,
      '-addext',
      'basicConstraints=critical,CA:FALSE',
    ],
    ...['-keyout', file('server.key'), '-out', file('server.pem')],
  );
  return { authority: read('ca.pem'), key: read('server.key'), cert: read('server.pem') };
}
