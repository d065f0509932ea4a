import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { parseTemplate } from '../../bin/check/read-template';
import '../compliance/setup';
import { anyMutant, anyTemplate, anyText, judgeAnything, parseAnything, vocabularyOf } from '../compliance/fuzzing';
import { exampleStack } from '../example-stack';

const EXAMPLE = Template.fromStack(exampleStack().stack).toJSON() as Parameters<typeof anyMutant>[0];

const MINUTES = 60_000;

test(
  'every rule bears 10,000 templates that nobody wrote',
  () => {
    fc.assert(
      fc.property(anyTemplate(vocabularyOf(EXAMPLE)), source => judgeAnything(source)),
      { numRuns: 10_000 },
    );
  },
  30 * MINUTES,
);

test(
  'every rule bears 1,000 mutants of the example',
  () => {
    fc.assert(
      fc.property(anyMutant(EXAMPLE), source => judgeAnything(source)),
      { numRuns: 1_000 },
    );
  },
  30 * MINUTES,
);

test(
  'each of 10,000 texts is a template or a problem with a place',
  () => {
    fc.assert(fc.property(anyText(anyTemplate(vocabularyOf(EXAMPLE))), parseAnything), { numRuns: 10_000 });
  },
  30 * MINUTES,
);

test(
  '1,000 resources and 5 MB are judged in bounded time and memory',
  () => {
    for (const size of [{ resources: 1_000 }, { bytes: 4.9 * 1024 * 1024 }]) {
      const text = JSON.stringify(enlarge(size), undefined, 1);
      const started = Date.now();
      judgeAnything(parseTemplate(text).data, 5 * MINUTES);
      const seconds = (Date.now() - started) / 1000;
      const heap = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
      process.stderr.write(`${text.length} bytes: ${seconds.toFixed(1)} s, ${heap} MiB on the heap\n`);
      expect(heap).toBeLessThan(2048);
    }
  },
  15 * MINUTES,
);

/** The resources of the example again and again, each time under other ids, until there are enough. */
function enlarge({ resources = Number.POSITIVE_INFINITY, bytes = Number.POSITIVE_INFINITY }): unknown {
  const copies: { [logicalId: string]: unknown } = {};
  let [count, length] = [0, 0];
  for (let copy = 0; count < resources && length < bytes; copy++) {
    const own = copy === 0 ? EXAMPLE.Resources : renamed(EXAMPLE.Resources, `Copy${copy}`);
    Object.assign(copies, own);
    count = Object.keys(copies).length;
    length += JSON.stringify(own, undefined, 1).length;
  }
  return { Resources: copies };
}

function renamed(
  resources: { readonly [logicalId: string]: unknown },
  suffix: string,
): { [logicalId: string]: unknown } {
  const ids = Object.keys(resources).sort((a, b) => b.length - a.length);
  const text = JSON.stringify(resources).replace(new RegExp(`\\b(${ids.join('|')})\\b`, 'g'), `$1${suffix}`);
  return JSON.parse(text);
}
