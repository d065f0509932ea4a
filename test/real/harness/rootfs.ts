import * as fs from 'node:fs';
import * as path from 'node:path';
import { Dockerfile, readDockerfile } from './dockerfile';
import { NODE_DIRECTORY, NODE_MODULES } from './paths';
import { ImageSource } from './task-definition';

/** What an image would unpack to: a directory of its own, and read-only trees of this machine in place of layers. */
export interface Rootfs {
  readonly directory: string;
  readonly binds: { readonly source: string; readonly target: string }[];
  readonly dockerfile: Dockerfile;
  readonly environment: { [name: string]: string };
  readonly workingDirectory: string;
}

/** Where the image has the baked plugins. */
export const SEED_DIRECTORY = '/opt/openclaw-seed';

const LAYERS = ['/usr/bin', '/usr/sbin', '/usr/lib', '/usr/lib64', '/usr/share', '/usr/libexec'];
// What OpenClaw's own image runs unless the one built on it says otherwise.
const OPENCLAW_COMMAND = { command: ['node', 'openclaw.mjs', 'gateway', 'run'] };
const PASSWD = `root:x:0:0:root:/root:/bin/bash
proxy:x:13:13:proxy:/bin:/usr/sbin/nologin
nginx:x:101:101:nginx:/nonexistent:/usr/sbin/nologin
node:x:1000:1000::/home/node:/bin/bash
`;

/** Makes the root of a container; `directory` is new and empty. */
export function createRootfs(image: ImageSource, directory: string, seed?: string): Rootfs {
  const isOpenClaw = image.buildArgs['OPENCLAW_IMAGE'] !== undefined;
  const dockerfile = { ...(isOpenClaw ? OPENCLAW_COMMAND : {}), ...readDockerfile(image.directory) };
  createBase(directory);
  const binds = LAYERS.filter(layer => fs.existsSync(layer)).map(layer => ({ source: layer, target: layer }));
  if (isOpenClaw) binds.push(...addOpenClaw(directory));
  else if (takesNode(dockerfile)) binds.push(addNode(directory));
  if (seed !== undefined) binds.push({ source: seed, target: SEED_DIRECTORY });
  for (const bind of binds) fs.mkdirSync(path.join(directory, bind.target), { recursive: true });
  applyDockerfile(directory, dockerfile);
  return {
    directory,
    binds,
    dockerfile,
    environment: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      ...(isOpenClaw ? { NODE_ENV: 'production' } : {}),
      ...dockerfile.environment,
    },
    workingDirectory: dockerfile.workingDirectory ?? (isOpenClaw ? '/app' : '/'),
  };
}

function createBase(root: string): void {
  for (const name of ['dev', 'proc', 'sys', 'etc', 'opt', 'run', 'root', 'var/lib', 'usr/local/bin']) {
    fs.mkdirSync(path.join(root, name), { recursive: true });
  }
  for (const name of ['tmp', 'var/tmp']) {
    fs.mkdirSync(path.join(root, name), { recursive: true });
    fs.chmodSync(path.join(root, name), 0o1777);
  }
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    if (fs.existsSync(`/usr/${name}`)) fs.symlinkSync(`usr/${name}`, path.join(root, name));
  }
  const etc = (name: string, text: string) => fs.writeFileSync(path.join(root, 'etc', name), text);
  etc('passwd', PASSWD);
  etc('group', 'root:x:0:\nproxy:x:13:\nnginx:x:101:\nnode:x:1000:\n');
  etc('hosts', '127.0.0.1 localhost\n');
  etc('nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n');
  // Nothing answers here, as nothing answers a name that the egress list does not hold.
  etc('resolv.conf', 'nameserver 10.0.0.2\noptions timeout:1 attempts:1\n');
  for (const name of ['ssl', 'ca-certificates', 'alternatives', 'ld.so.cache', 'ld.so.conf.d']) {
    if (fs.existsSync(`/etc/${name}`))
      fs.cpSync(`/etc/${name}`, path.join(root, 'etc', name), { recursive: true, verbatimSymlinks: true });
  }
}

/** The places where the official image has Node.js and OpenClaw. */
function addOpenClaw(root: string): { source: string; target: string }[] {
  const home = path.join(root, 'home/node');
  fs.mkdirSync(home, { recursive: true });
  fs.chownSync(home, 1000, 1000);
  fs.symlinkSync('/app/openclaw.mjs', path.join(root, 'usr/local/bin/openclaw'));
  return [
    addNode(root),
    { source: path.join(NODE_MODULES, 'openclaw'), target: '/app' },
    // npm installs the dependencies of OpenClaw beside it, where the image has them below it.
    { source: NODE_MODULES, target: '/node_modules' },
  ];
}

function addNode(root: string): { source: string; target: string } {
  fs.symlinkSync('/opt/node/bin/node', path.join(root, 'usr/local/bin/node'));
  return { source: NODE_DIRECTORY, target: '/opt/node' };
}

/** Whether an image takes Node.js from OpenClaw's own. */
function takesNode({ source }: Dockerfile): boolean {
  return /^COPY --from=ghcr\.io\/openclaw\/openclaw:\S+ \/usr\/local\/bin\/node /m.test(source);
}

function applyDockerfile(root: string, { directories, copies }: Dockerfile): void {
  for (const made of directories) {
    const directory = path.join(root, made.path);
    fs.mkdirSync(directory, { recursive: true });
    fs.chownSync(directory, made.uid, made.gid);
    fs.chmodSync(directory, made.mode);
  }
  for (const { source, target } of copies) {
    const file = path.join(root, target);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.cpSync(source, file, { recursive: true });
    fs.chmodSync(file, 0o755);
  }
}
