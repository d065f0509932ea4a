import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const supportedRuntime: Rule = {
  id: 'OpenClaw-LAM3',
  severity: 'error',
  sentence: 'A function beside an OpenClaw gateway runs on an outdated runtime.',
  why: 'AWS no longer patches it, and one day refuses to update the function.',
  fix: 'Take a runtime that AWS supports, such as nodejs24.x.',
  example: 'runtime: lambda.Runtime.NODEJS_24_X',
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::Lambda::Function')
      .filter(fn => fn.read('PackageType').every(type => type !== 'Image'))
      .map(fn => judgeValue(fn, ['Runtime'], isSupported)),
  ),
};

/** The oldest version of each runtime that was still patched in November 2026, as major * 100 + minor. */
const OLDEST: { [family: string]: number } = { nodejs: 2200, python: 310, java: 800, dotnet: 800, ruby: 303 };
const ENDED = /^(?:go1\.x|provided|dotnetcore.*|nodejs|java8)$/;

function isSupported(runtime: unknown): boolean {
  const name = plainText(runtime);
  const [, family, major, minor = 0] = /^(nodejs|python|java|dotnet|ruby)(\d+)(?:\.(\d+))?/.exec(name) ?? [];
  const isOld = family !== undefined && Number(major) * 100 + Number(minor) < (OLDEST[family] ?? 0);
  return runtime !== undefined && !isOld && !ENDED.test(name);
}
