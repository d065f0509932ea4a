import * as fs from 'node:fs';
import * as path from 'node:path';

/** A directory that a Dockerfile makes with `install -d`, with the owner and mode that it gives. */
export interface MadeDirectory {
  readonly path: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** A file that a Dockerfile copies from beside it. */
export interface CopiedFile {
  readonly source: string;
  readonly target: string;
}

/** What of a Dockerfile matters without building it. */
export interface Dockerfile {
  readonly entryPoint?: string[];
  readonly command?: string[];
  readonly user?: string;
  readonly workingDirectory?: string;
  readonly environment: { [name: string]: string };
  readonly copies: CopiedFile[];
  readonly directories: MadeDirectory[];
  readonly volumes: string[];
  readonly source: string;
}

export function readDockerfile(directory: string): Dockerfile {
  const source = fs.readFileSync(path.join(directory, 'Dockerfile'), 'utf8');
  const instructions = source
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map(line => /^(\w+)\s+(.*?)\s*$/.exec(line))
    .filter(match => match !== null)
    .map(([, name = '', text = '']) => ({ name: name.toUpperCase(), text }));
  const all = (name: string) => instructions.filter(instruction => instruction.name === name).map(({ text }) => text);
  return {
    source,
    entryPoint: list(all('ENTRYPOINT').at(-1)),
    ...(all('ENTRYPOINT').length + all('CMD').length > 0 ? { command: list(all('CMD').at(-1)) } : {}),
    user: all('USER').at(-1),
    workingDirectory: all('WORKDIR').at(-1),
    environment: Object.assign({}, ...all('ENV').map(readEnvironment)),
    copies: all('COPY').flatMap(text => readCopy(directory, text)),
    directories: all('RUN').flatMap(readDirectories),
    volumes: all('VOLUME').flatMap(text => (text.startsWith('[') ? JSON.parse(text) : text.split(/\s+/))),
  };
}

function list(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : JSON.parse(text);
}

function readEnvironment(text: string): { [name: string]: string } {
  const pairs = [...text.matchAll(/(\w+)=(?:"([^"]*)"|(\S*))/g)];
  return Object.fromEntries(pairs.map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']));
}

function readCopy(directory: string, text: string): CopiedFile[] {
  const words = text.split(/\s+/);
  // What another stage made has to be made in another way.
  if (words.some(word => word.startsWith('--from'))) return [];
  const paths = words.filter(word => !word.startsWith('--'));
  const target = paths.pop() ?? '';
  return paths
    .flatMap(source => matching(directory, source))
    .map(source => ({
      source: path.join(directory, source),
      target: target.endsWith('/') ? path.join(target, path.basename(source)) : target,
    }));
}

function matching(directory: string, source: string): string[] {
  const [prefix = '', suffix] = source.split('*');
  if (suffix === undefined) return [source];
  return fs.readdirSync(directory).filter(name => name.startsWith(prefix) && name.endsWith(suffix));
}

function readDirectories(text: string): MadeDirectory[] {
  return text
    .split('&&')
    .map(command => command.trim().split(/\s+/))
    .filter(([program, flag]) => program === 'install' && flag === '-d')
    .flatMap(words => {
      const option = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
      return words
        .filter(word => word.startsWith('/'))
        .map(made => ({
          path: made,
          uid: Number(option('-o') ?? 0),
          gid: Number(option('-g') ?? 0),
          mode: Number.parseInt(option('-m') ?? '0755', 8),
        }));
    });
}
