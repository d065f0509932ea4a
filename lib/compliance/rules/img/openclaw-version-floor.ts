import { gatewaysOf } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';

export const openclawVersionFloor: Rule = {
  id: 'OpenClaw-IMG2',
  severity: 'error',
  sentence: 'An OpenClaw gateway runs a version older than 2026.7.',
  why: 'Older versions may keep write-ahead logs on a network file system, which corrupted the state of others.',
  fix: 'Run 2026.7 or newer.',
  example: "ecs.ContainerImage.fromRegistry('ghcr.io/openclaw/openclaw:2026.9.6@sha256:…')",
  judge: template =>
    gatewaysOf(template).flatMap(gateway => {
      const images = gateway.read('Image').map(image => (image === UNKNOWN ? '/openclaw@' : (textOf(image) ?? '')));
      const versions = images.filter(image => /(?:^|\/)openclaw[:@]/.test(image)).map(versionOf);
      return versions.length === 0 ? [] : [{ ...at(gateway, ['Image']), outcome: outcomeOf(versions, isRecent) }];
    }),
};

const FLOOR = 202607;

/** The year and month of a release, as one number. */
function versionOf(image: string): unknown {
  const [, year, month] = /openclaw:v?(\d{4})\.(\d{1,2})\./.exec(image) ?? [];
  return year === undefined ? UNKNOWN : Number(year) * 100 + Number(month);
}

function isRecent(version: unknown): boolean {
  return typeof version === 'number' && version >= FLOOR;
}
