interface HostAndPort {
  readonly host: string;
  readonly port?: number;
}

/** Whether one entry of an allow list lets through all that another does; a leading dot covers the name and all below. */
export function covers(wide: HostAndPort, narrow: HostAndPort): boolean {
  if ((wide.port ?? 443) !== (narrow.port ?? 443)) {
    return false;
  }
  const below = `.${narrow.host.replace(/^\./, '')}`;
  return wide.host === narrow.host || (wide.host.startsWith('.') && below.endsWith(wide.host));
}
