import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The lists of 85 tenants with sixty hosts each have about 300 kB. */
export const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

// What stands here is written into Squid's configuration as it is, so nothing that could end a word or a line may pass.
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^\\.?${LABEL}(?:\\.${LABEL})+$`);
const NUMBER = /(?:^|\.)(?:\d+|0x[\da-f]*)$/;
const DNS_PORTS = [53, 853];

const HOST = z.strictObject({
  host: z
    .string()
    .max(254)
    .regex(NAME, 'must be a name in lower-case ASCII with two labels or more')
    .refine(host => !NUMBER.test(host), 'must not be an address'),
  port: z
    .int()
    .min(1)
    .max(65535)
    .refine(port => !DNS_PORTS.includes(port), 'must not be a DNS port'),
  privateEndpoint: z.literal(true).optional(),
});

const TENANT = z.strictObject({
  tenant: z.string().regex(/^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])$/, 'must be a tenant id'),
  port: z.int().min(3101).max(3185),
  hosts: z
    .array(HOST)
    .max(1000)
    .refine(hosts => unique(hosts.map(({ host, port }) => `${host}:${port}`)), 'must not name a host and port twice'),
});

const LISTS = z.strictObject({
  version: z.literal(1),
  tenants: z
    .array(TENANT)
    .refine(tenants => unique(tenants.map(({ port }) => port)), 'must not give a port twice')
    .refine(tenants => unique(tenants.map(({ tenant }) => tenant)), 'must not name a tenant twice'),
});

const POINTER = z.strictObject({
  bucket: z.string().min(1),
  key: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
});

/** A host that a tenant may reach. */
export type ListedHost = z.infer<typeof HOST>;

/** What one tenant may reach, and by which port of the proxy. */
export type TenantList = z.infer<typeof TENANT>;

/** Where the lists are, and what their bytes must hash to. */
export type ListsPointer = z.infer<typeof POINTER>;

/** Reads where the lists are; an error says what is wrong with it. */
export function parsePointer(text: string): ListsPointer {
  return parse(POINTER, text, 'pointer');
}

/** Reads the lists; an error says what is wrong with them, and then none of them counts. */
export function parseLists(bytes: Uint8Array, sha256: string): TenantList[] {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw new Error(`lists must have at most ${MAX_DOCUMENT_BYTES} bytes`);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`lists must hash to ${sha256}, got ${found}`);
  return parse(LISTS, new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'lists').tenants;
}

function parse<T>(schema: z.ZodType<T>, text: string, what: string): T {
  const { data, error } = schema.safeParse(readJson(text, what));
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) throw new Error(`${[what, ...issue.path].join('.')}: ${issue.message}`);
  return data as T;
}

function readJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${what} must be JSON`);
  }
}

function unique(values: unknown[]): boolean {
  return new Set(values).size === values.length;
}
