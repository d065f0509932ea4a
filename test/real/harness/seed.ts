import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readDockerfile } from './dockerfile';
import { CACHE, NODE_MODULES } from './paths';
import { progress } from './progress';
import { createRootfs, SEED_DIRECTORY } from './rootfs';
import { Sandbox } from './sandbox';
import { ImageSource } from './task-definition';

const INSTALLER = 'install-plugins';
const RECORDS = 'plugin-records.mjs';
// What decides about the seed; the rest of the image may change without baking again.
const BAKERS = [INSTALLER, RECORDS, 'one-undici.mjs'];
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** Bakes the plugins of an image as its Dockerfile does, once for each set of plugins; `plugins` replaces them. */
export async function bakePlugins(image: ImageSource, plugins = pluginsOf(image)): Promise<string> {
  const directory = path.join(CACHE, 'seeds', cacheKey(image, plugins));
  const seed = path.join(directory, 'seed');
  if (fs.existsSync(path.join(directory, 'complete'))) return seed;
  progress(`baking plugins: ${plugins.join(', ') || 'none'} (up to a minute each, kept for later runs)`);
  fs.rmSync(directory, { recursive: true, force: true });
  for (const name of ['seed', 'rootfs']) fs.mkdirSync(path.join(directory, name), { recursive: true });
  for (const name of ['.', 'seed']) fs.chownSync(path.join(directory, name), 1000, 1000);
  const { code, stdout, stderr } = await builder(image, directory).runConcurrently([
    targetOf(image, INSTALLER),
    ...plugins,
  ]);
  if (code !== 0) throw new Error(`baking plugins ended with ${code}:\n${stdout}\n${stderr}`.slice(-4000));
  fs.rmSync(path.join(directory, 'rootfs'), { recursive: true, force: true });
  fs.writeFileSync(path.join(directory, 'complete'), '');
  return seed;
}

export function pluginsOf({ buildArgs }: ImageSource): string[] {
  return (buildArgs['OPENCLAW_PLUGINS'] ?? '').split(' ').filter(plugin => plugin !== '');
}

/** What the entry point does before OpenClaw starts, as a command. */
export function recordPlugins(image: ImageSource): string[] {
  const module = JSON.stringify(targetOf(image, RECORDS));
  const script = `import(${module}).then(records => records.syncPluginRecords(process.env.OPENCLAW_STATE_DIR))`;
  return ['node', '--input-type=module', '--eval', script];
}

function targetOf(image: ImageSource, name: string): string {
  const copied = readDockerfile(image.directory).copies.find(({ target }) => path.basename(target) === name);
  if (copied === undefined) throw new Error(`the Dockerfile of the gateway copies no ${name}`);
  return copied.target;
}

/** The machine's network and certificates in the image, with nothing writable but the seed and scratch space. */
function builder(image: ImageSource, directory: string): Sandbox {
  const rootfs = createRootfs(image, path.join(directory, 'rootfs'));
  for (const name of ['resolv.conf', 'hosts'])
    fs.copyFileSync(`/etc/${name}`, path.join(rootfs.directory, 'etc', name));
  return new Sandbox({
    container: {
      Name: 'build',
      Image: undefined,
      User: '1000:1000',
      Environment: [
        { Name: 'NODE_EXTRA_CA_CERTS', Value: CERTIFICATES },
        { Name: 'npm_config_cafile', Value: CERTIFICATES },
      ],
      MountPoints: [{ ContainerPath: SEED_DIRECTORY, SourceVolume: 'seed' }],
    },
    rootfs,
    volumes: { seed: path.join(directory, 'seed') },
    secrets: {},
    directory: path.join(directory, 'rootfs', 'var', 'build'),
    hostName: 'build',
    networkNamespace: 'host',
  });
}

function cacheKey(image: ImageSource, plugins: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(plugins));
  for (const name of BAKERS) hash.update(fs.readFileSync(path.join(image.directory, name)));
  hash.update(fs.readFileSync(path.join(NODE_MODULES, 'openclaw', 'package.json')));
  return hash.digest('hex').slice(0, 16);
}
