import { Lazy } from 'aws-cdk-lib';
import { validateCaCertificates } from '../../lib/egress/ca-certificates';
import { AUTHORITY, SERVER } from './certificates';

test.each([
  { name: 'none', text: undefined },
  { name: 'one', text: AUTHORITY },
  { name: 'one without the last line end', text: AUTHORITY.trimEnd() },
  { name: 'several', text: `${AUTHORITY}\n${AUTHORITY}` },
  { name: 'what is only known at deployment', text: Lazy.string({ produce: () => AUTHORITY }) },
])('accepts certificates of authorities: $name', ({ text }) => {
  expect(() => validateCaCertificates('caCertificates', text)).not.toThrow();
});

const SOMETHING_ELSE =
  'caCertificates must be certificates in PEM, got something else: keep the lines from BEGIN to END CERTIFICATE of each, and nothing between them';

test.each([
  { name: 'an empty text', text: '', message: SOMETHING_ELSE },
  { name: 'a file name', text: 'ca.pem', message: SOMETHING_ELSE },
  {
    name: 'a private key beside it',
    text: `${AUTHORITY}${AUTHORITY.replaceAll('CERTIFICATE', 'PRIVATE KEY')}`,
    message: SOMETHING_ELSE,
  },
  { name: 'words around it', text: `Our authority:\n${AUTHORITY}`, message: SOMETHING_ELSE },
  { name: 'lines that were joined', text: AUTHORITY.replaceAll('\n', ' '), message: SOMETHING_ELSE },
  { name: 'another kind of PEM', text: AUTHORITY.replaceAll('CERTIFICATE', 'PUBLIC KEY'), message: SOMETHING_ELSE },
  {
    name: 'one that was cut',
    text: AUTHORITY.split('\n').toSpliced(3, 1).join('\n'),
    message: 'caCertificates must be certificates in PEM, got one that cannot be read: copy it whole',
  },
  {
    name: 'that of a server',
    text: `${AUTHORITY}${SERVER}`,
    message:
      "caCertificates must be certificates of authorities, got one of 'CN=proxy.example.com': take that of the authority that signed it",
  },
])('fails on $name', ({ text, message }) => {
  expect(() => validateCaCertificates('caCertificates', text)).toThrow(new Error(message));
});
