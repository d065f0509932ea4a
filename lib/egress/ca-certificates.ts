import { X509Certificate } from 'node:crypto';
import { Token } from 'aws-cdk-lib';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n?/g;

/** Throws unless there is nothing, or certificates of authorities and nothing else: a private key would reach the agent. */
export function validateCaCertificates(prop: string, text: string | undefined): void {
  if (text === undefined || Token.isUnresolved(text)) {
    return;
  }
  const blocks = text.match(CERTIFICATE) ?? [];
  if (blocks.length === 0 || text.replace(CERTIFICATE, '').trim() !== '') {
    throw new Error(
      `${prop} must be certificates in PEM, got something else: keep the lines from BEGIN to END CERTIFICATE of each, and nothing between them`,
    );
  }
  for (const block of blocks) {
    const certificate = parse(block);
    if (certificate === undefined) {
      throw new Error(`${prop} must be certificates in PEM, got one that cannot be read: copy it whole`);
    }
    if (!certificate.ca) {
      throw new Error(
        `${prop} must be certificates of authorities, got one of '${certificate.subject.replaceAll('\n', ', ')}': take that of the authority that signed it`,
      );
    }
  }
}

function parse(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
