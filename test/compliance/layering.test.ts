import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const FOLDER = path.join(__dirname, '..', '..', 'lib', 'compliance');

/** The files that know the CDK: everything else judges any template, wherever it comes from. */
const PLUGIN = ['construct-tree.ts', 'openclaw-checks.ts', 'violations.ts'];

const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(FOLDER, file), 'utf8');
  return [...source.matchAll(/\bfrom '([^']+)'/g)].map(([, module = '']) => module);
}

/** Judgements of text that other folders need as well; they import nothing, so that the rules stay free of the CDK. */
const SHARED = ['../private/day', '../private/secret-shapes'];

test('lib/compliance imports nothing from another folder of lib/ but shared judgements of text', () => {
  const outside = FILES.flatMap(file =>
    importsOf(file)
      .filter(module => module.startsWith('.'))
      .map(module => path.relative(FOLDER, path.resolve(FOLDER, path.dirname(file), module)))
      .filter(module => module.startsWith('..')),
  );
  expect(FILES).toContain('openclaw-checks.ts');
  expect(outside).toEqual(SHARED);
  expect(SHARED.flatMap(module => importsOf(`${module}.ts`))).toEqual([]);
});

test('only the plugin imports the CDK', () => {
  const knowing = FILES.filter(file => importsOf(file).some(module => /^(aws-cdk-lib|constructs)\b/.test(module)));
  expect(knowing.sort()).toEqual(PLUGIN);
});
