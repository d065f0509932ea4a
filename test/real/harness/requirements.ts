import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { SURICATA } from './install-suricata';
import { NODE, NODE_MODULES } from './paths';

interface Requirement {
  readonly reason: string;
  readonly met: () => boolean;
}

const SANDBOX: Requirement[] = [
  { reason: 'only root can build the sandboxes', met: () => process.getuid?.() === 0 },
  { reason: 'Node.js 24 is not installed', met: () => fs.existsSync(NODE) },
  { reason: 'openclaw is not installed', met: () => fs.existsSync(path.join(NODE_MODULES, 'openclaw')) },
  { reason: 'nginx is not installed', met: () => fs.existsSync('/usr/sbin/nginx') },
  {
    reason: 'bwrap cannot build a sandbox here',
    met: () => succeeds('bwrap', '--ro-bind', '/', '/', '--unshare-pid', '--unshare-net', 'true'),
  },
  { reason: 'network namespaces cannot be made here', met: () => succeeds('unshare', '--net', 'true') },
];

const CHROMIUM: Requirement = {
  reason: 'Chromium is not installed',
  met: () => fs.existsSync('/usr/bin/chromium'),
};

const SQUID: Requirement = {
  reason: 'squid is not installed',
  met: () => fs.existsSync('/usr/sbin/squid'),
};

/** Describes tests that run the egress proxy, or skips them and says why. */
export function describeProxied(name: string, tests: () => void): void {
  describeIf([...SANDBOX, SQUID], name, tests);
}
const FIREWALL: Requirement[] = [
  { reason: 'only root can make network namespaces', met: () => process.getuid?.() === 0 },
  { reason: 'Node.js 24 is not installed', met: () => fs.existsSync(NODE) },
  { reason: 'suricata 7 is not installed', met: () => succeeds(SURICATA, '-V') },
  {
    reason: 'ip, ss, ethtool, curl, openssl or ping is not installed',
    met: () => ['ip', 'ss', 'ethtool', 'curl', 'openssl', 'ping'].every(program => succeeds('which', program)),
  },
  { reason: 'network namespaces cannot be made here', met: () => succeeds('unshare', '--net', 'true') },
];

/** Describes tests that run containers, or skips them and says why. */
export function describeSandboxed(name: string, tests: () => void): void {
  describeIf(SANDBOX, name, tests);
}

/** Describes tests that run containers and a browser, or skips them and says why. */
export function describeInBrowser(name: string, tests: () => void): void {
  describeIf([...SANDBOX, CHROMIUM], name, tests);
}

/** Describes tests that send packets through Suricata, or skips them and says why. */
export function describeBehindFirewall(name: string, tests: () => void): void {
  describeIf(FIREWALL, name, tests);
}

function describeIf(requirements: Requirement[], name: string, tests: () => void): void {
  const unmet = requirements.find(({ met }) => !met());
  if (unmet === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`SKIPPED: ${name}: ${unmet.reason}\n`);
  describe.skip(`${name} (skipped: ${unmet.reason})`, tests);
}

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
