import { besideOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const confinedAccessPoint: Rule = {
  id: 'OpenClaw-EFS6',
  severity: 'error',
  sentence: 'An access point beside an OpenClaw gateway opens the whole file system.',
  why: 'One gateway would see the directories of all.',
  fix: 'Set RootDirectory.Path to a directory of its own.',
  example: "new efs.AccessPoint(this, 'AccessPoint', { path: '/tenants/support', … })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::EFS::AccessPoint').map(accessPoint => {
      const paths = accessPoint.read('RootDirectory', 'Path').map(path => textOf(path) ?? path);
      return { ...at(accessPoint, ['RootDirectory', 'Path']), outcome: outcomeOf(paths, isBelowRoot) };
    }),
  ),
};

function isBelowRoot(path: unknown): boolean {
  return /^\/+[^/]/.test(plainText(path));
}
