import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { exampleStack } from '../example-stack';
import { CELL_SOURCES } from './cell-deployment';
import { anyMutant, anyTemplate, anyText, judgeAnything, judgeTogether, parseAnything, vocabularyOf } from './fuzzing';

const OPTIONS = { numRuns: 200, seed: 20261128 };

const EXAMPLE = Template.fromStack(exampleStack().stack).toJSON() as Parameters<typeof anyMutant>[0];

test('every rule bears every template, and evidence can be made of what it finds', () => {
  fc.assert(
    fc.property(anyTemplate(vocabularyOf(EXAMPLE)), source => judgeAnything(source)),
    OPTIONS,
  );
});

test('every rule bears the example with values that are something else', () => {
  fc.assert(
    fc.property(anyMutant(EXAMPLE), source => judgeAnything(source)),
    { ...OPTIONS, numRuns: 20 },
  );
});

test('every text is a template or a problem with a place', () => {
  fc.assert(fc.property(anyText(anyTemplate(vocabularyOf(EXAMPLE))), parseAnything), OPTIONS);
});

test('every rule bears a deployment whose stacks read odd things from each other', () => {
  const mutants = Object.values(CELL_SOURCES).map(anyMutant);
  fc.assert(
    fc.property(fc.tuple(...mutants), sources => judgeTogether(sources)),
    { ...OPTIONS, numRuns: 50 },
  );
});
