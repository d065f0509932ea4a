const ONE_OR_MORE_CERTIFICATES = /^(-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n*)+$/;

/** Throws unless there is nothing, or certificates and nothing else: a private key beside them would reach the agent. */
export function validateCaCertificates(prop: string, caCertificates: string | undefined): void {
  if (caCertificates !== undefined && !ONE_OR_MORE_CERTIFICATES.test(caCertificates)) {
    throw new Error(`${prop} must be certificates in PEM, each between its BEGIN and END line, got something else`);
  }
}
