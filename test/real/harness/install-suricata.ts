import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { progress } from './progress';

export const SURICATA = '/usr/bin/suricata';

const PROGRAMS: { [path: string]: string } = {
  '/usr/sbin/ethtool': 'ethtool',
  '/usr/bin/curl': 'curl',
  '/usr/bin/ping': 'iputils-ping',
};

const SOURCE = '/etc/apt/sources.list.d/openclaw-test-backports.sources';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const RELEASE = 'bookworm';

/** Installs Suricata 7, which Debian 12 has in its backports alone, from wherever this machine gets its packages. */
export function installSuricata(): void {
  const missing = Object.keys(PROGRAMS).filter(program => !fs.existsSync(program));
  const packages = missing.map(program => PROGRAMS[program] ?? '');
  if (!fs.existsSync(SURICATA)) packages.push(`suricata/${RELEASE}-backports`, `libhtp2/${RELEASE}-backports`);
  if (packages.length === 0 || process.getuid?.() !== 0) return;
  progress(`installing ${packages.join(', ')} with apt-get`);
  if (!fs.existsSync(SURICATA)) addBackports();
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

function addBackports(): void {
  if (indexTargets(`${RELEASE}-backports`).length > 0) return;
  const [archive] = indexTargets(RELEASE);
  if (archive === undefined)
    throw new Error(`suricata 7 comes from Debian ${RELEASE}, which this machine does not use`);
  const stanza = [`Types: deb`, `URIs: ${archive}`, `Suites: ${RELEASE}-backports`, 'Components: main'];
  fs.writeFileSync(SOURCE, [...stanza, `Signed-By: ${KEYRING}`, ''].join('\n'));
}

/** Where apt gets the packages of a release. */
function indexTargets(codename: string): string[] {
  const filter = ['Created-By: Packages', 'Origin: Debian', `Codename: ${codename}`];
  const args = ['indextargets', '--format', '$(REPO_URI)', ...filter];
  return execFileSync('apt-get', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env, stdio: 'ignore' });
}
