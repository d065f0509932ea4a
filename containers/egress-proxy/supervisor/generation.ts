import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { TenantList } from './lists-document';
import { PrivateCidrs } from './private-cidrs';
import { renderSquidConfig } from './squid-config';

/** The directories that a generation is made from. */
export interface GenerationProps {
  /** The directory that the container may write to. */
  readonly directory: string;
  /** The part of Squid's configuration that is the same for all lists. */
  readonly fixedPart: string;
  /** The directory with one page for each answer that Squid can give. */
  readonly pageNames: string;
  readonly privateCidrs: PrivateCidrs;
}

/** One version of the lists, written out for Squid in a directory of its own that never changes again. */
export interface Generation {
  readonly sha256: string;
  readonly directory: string;
  readonly tenants: number;
}

const PREFIX = 'lists-';

/** Where Squid finds the configuration of the generation in force. */
export function configFile(directory: string): string {
  return path.join(directory, 'current', 'squid.conf');
}

export function writeGeneration(sha256: string, lists: TenantList[], props: GenerationProps): Generation {
  const directory = mkdtempSync(path.join(props.directory, PREFIX));
  const pages = path.join(directory, 'pages');
  const names = readdirSync(props.pageNames).filter(name => name.startsWith('ERR_'));
  writePages(pages, sha256, names);
  const config = renderSquidConfig(lists, { fixedPart: props.fixedPart, pages, privateCidrs: props.privateCidrs });
  writeFileSync(path.join(directory, 'squid.conf'), config);
  return { sha256, directory, tenants: lists.length };
}

/** The name of an answer is all that a client learns; Squid's own pages tell addresses and host names. */
function writePages(pages: string, sha256: string, names: string[]): void {
  mkdirSync(pages);
  for (const name of names) writeFileSync(path.join(pages, name), '%c\n');
  writeFileSync(path.join(pages, 'lists'), `${sha256}\n`);
}

/** Points Squid to the generation in one step, so that it never reads half of one and half of another. */
export function pointTo({ directory }: Generation): void {
  const root = path.dirname(directory);
  const link = path.join(root, 'next');
  rmSync(link, { force: true });
  symlinkSync(path.basename(directory), link);
  renameSync(link, path.join(root, 'current'));
}

/** Tells the health check that the generation is in force, and frees what the others took. */
export function settle({ directory, sha256 }: Generation): void {
  const root = path.dirname(directory);
  const draft = path.join(root, 'in-force.next');
  writeFileSync(draft, sha256);
  renameSync(draft, path.join(root, 'in-force'));
  const kept = readlinkSync(path.join(root, 'current'));
  const others = readdirSync(root).filter(name => name.startsWith(PREFIX) && name !== kept);
  for (const name of others) rmSync(path.join(root, name), { recursive: true });
}
