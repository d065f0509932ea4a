/** What a ClientHello of a test says. */
export interface ClientHelloProps {
  /** The server's name as it stands on the wire; without one there is no such extension. */
  readonly serverName?: string;
  /** Whether it says that the true ClientHello is encrypted inside. */
  readonly encryptedInside?: boolean;
  /** The sizes of the TLS records that it is cut into; the last takes the rest. */
  readonly recordSizes?: number[];
}

/** A ClientHello that no TLS library would let us send. */
export function clientHello({ serverName, encryptedInside, recordSizes = [] }: ClientHelloProps): Buffer {
  const extensions = [
    ...(serverName === undefined ? [] : [extension(0, lengthPrefixed(2, nameEntry(serverName)))]),
    // One of the versions, groups and signatures that TLS 1.3 cannot do without.
    extension(43, lengthPrefixed(1, Buffer.from('0304', 'hex'))),
    extension(10, lengthPrefixed(2, Buffer.from('001d', 'hex'))),
    extension(13, lengthPrefixed(2, Buffer.from('0403', 'hex'))),
    ...(encryptedInside ? [extension(0xfe0d, Buffer.alloc(200, 0x5a))] : []),
  ];
  const body = Buffer.concat([
    Buffer.from('0303', 'hex'),
    Buffer.alloc(32, 7),
    lengthPrefixed(1, Buffer.alloc(32, 9)),
    lengthPrefixed(2, Buffer.from('13011302c02b', 'hex')),
    lengthPrefixed(1, Buffer.from('00', 'hex')),
    lengthPrefixed(2, Buffer.concat(extensions)),
  ]);
  const handshake = Buffer.concat([Buffer.from([1]), lengthPrefixed(3, body)]);
  return records(cut(handshake, recordSizes));
}

/** The beginning of a ClientHello that promises far more than ever comes. */
export function endlessClientHello(bytes: number): Buffer {
  const handshake = Buffer.concat([Buffer.from('01ffff000303', 'hex'), Buffer.alloc(bytes, 0x41)]);
  return records(cut(handshake, Array(Math.floor(bytes / 1000)).fill(1000)));
}

function records(parts: Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap(part => [Buffer.from('160301', 'hex'), lengthPrefixed(2, part)]));
}

function nameEntry(serverName: string): Buffer {
  return Buffer.concat([Buffer.from([0]), lengthPrefixed(2, Buffer.from(serverName, 'latin1'))]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type >> 8, type & 255]), lengthPrefixed(2, content)]);
}

function lengthPrefixed(size: number, content: Buffer): Buffer {
  const length = Buffer.alloc(size);
  length.writeUIntBE(content.length, 0, size);
  return Buffer.concat([length, content]);
}

function cut(content: Buffer, sizes: number[]): Buffer[] {
  const [size, ...rest] = sizes;
  return size === undefined ? [content] : [content.subarray(0, size), ...cut(content.subarray(size), rest)];
}
