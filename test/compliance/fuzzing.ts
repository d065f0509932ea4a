import * as fc from 'fast-check';
import { TemplateProblem } from '../../bin/check/parsed-template';
import { parseTemplate } from '../../bin/check/read-template';
import { assess, Finding } from '../../lib/compliance/assessment';
import { createEvidence } from '../../lib/compliance/evidence/evidence';
import { renderPage } from '../../lib/compliance/evidence/page/page';
import { linkTemplates } from '../../lib/compliance/linked-templates';
import { FRAMEWORKS, MAPPINGS } from '../../lib/compliance/mappings';
import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';

/** Far more than any run takes, so that only a hang reaches it. */
const LIMIT_MS = 10_000;

const OUTCOMES = ['compliant', 'non-compliant', 'undecidable'];

interface Source {
  readonly Resources: { readonly [logicalId: string]: unknown };
}

/** What the types and property names of a template are drawn from, so that rules find something that looks familiar. */
interface Vocabulary {
  readonly types: string[];
  readonly keys: string[];
  readonly ids: string[];
}

/** The words of a real template. */
export function vocabularyOf({ Resources }: Source): Vocabulary {
  const types = new Set(Object.values(Resources).map(resource => (resource as { Type: string }).Type));
  const keys = new Set<string>();
  JSON.stringify(Resources, (key, value) => {
    if (key !== '' && !/^\d+$/.test(key)) keys.add(key);
    return value;
  });
  return { types: [...types], keys: [...keys], ids: Object.keys(Resources) };
}

/** Templates that nobody wrote: known words in the wrong places, functions everywhere, and things that are no template. */
export function anyTemplate({ types, keys, ids }: Vocabulary): fc.Arbitrary<unknown> {
  const word = fc.constantFrom(...keys);
  const id = fc.constantFrom(...ids.slice(0, 20), 'AWS::NoValue', 'AWS::Region', 'Parameter', '');
  const { value } = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('*', '')),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(word, tie('value'), { maxKeys: 6 }),
      fc.oneof(fc.dictionary(fc.string({ maxLength: 6 }), tie('value'), { maxKeys: 2 }), functionOf(tie('value'), id)),
    ),
  }));
  const resource = fc.oneof(
    { arbitrary: fc.record({ Type: fc.constantFrom(...types), Properties: value }), weight: 9 },
    { arbitrary: value, weight: 1 },
  );
  const resources = fc.dictionary(fc.oneof(id, fc.string({ maxLength: 8 })), resource, { maxKeys: 12 });
  const template = fc.record(
    { Resources: fc.oneof({ arbitrary: resources, weight: 9 }, { arbitrary: value, weight: 1 }), Parameters: value },
    { requiredKeys: ['Resources'] },
  );
  return fc.oneof({ arbitrary: template, weight: 19 }, { arbitrary: fc.anything(), weight: 1 });
}

/** A real template in which a few values have become something else. */
export function anyMutant(source: Source): fc.Arbitrary<unknown> {
  const places = placesIn(source);
  const value = fc.oneof(
    fc.constantFrom(null, '', '*', 0, true, [], {}, { Ref: 'AWS::NoValue' }, { 'Fn::Transform': {} }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const changes = fc.array(fc.tuple(fc.nat(places.length - 1), value), { minLength: 1, maxLength: 8 });
  return changes.map(all => {
    const copy = structuredClone(source);
    for (const [index, replacement] of all) put(copy, places[index] ?? [], replacement);
    return copy;
  });
}

/** Texts that are nearly a template in JSON or YAML, and texts that are nothing. */
export function anyText(templates: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const json = templates.map(template => JSON.stringify(template) ?? '');
  const noise = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\n',
    '\t',
    '- ',
    '&a ',
    '*a',
    '!Ref ',
    '<<: ',
    '|',
    '\0',
  );
  const broken = fc.tuple(json, fc.nat(), fc.nat(20), noise).map(([text, at, length, by]) => {
    const start = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, start) + by + text.slice(start + length);
  });
  const lines = fc.array(fc.tuple(fc.nat(6), fc.string({ maxLength: 10 }), noise), { maxLength: 30 });
  const yaml = lines.map(all => all.map(([depth, key, by]) => `${'  '.repeat(depth)}${key}: ${by}`).join('\n'));
  return fc.oneof(json, broken, yaml, fc.string({ unit: 'binary' }));
}

/** Applies every rule, and makes evidence of what they find: none throws, each verdict is one, and none takes long. */
export function judgeAnything(source: unknown, limit = LIMIT_MS): void {
  const started = Date.now();
  const template = new Template('Stack', source);
  const options = { rules: RULES, acceptances: [], constructOf: ({ name }: Template, id: string) => `${name}/${id}` };
  const findings = assess([template], options);
  expectVerdicts(findings);
  const evidence = createEvidence({
    ...options,
    pack: { name: 'OpenClaw', version: '', rules: RULES },
    catalogue: { frameworks: FRAMEWORKS, mappings: MAPPINGS },
    synthesized: [{ file: '', text: '', template }],
    findings,
    hosts: [],
  });
  renderPage(evidence);
  expectWithin(started, limit);
}

/** Applies every rule to templates that are judged together: none throws, each verdict is one, and none takes long. */
export function judgeTogether(sources: readonly unknown[], limit = LIMIT_MS): void {
  const started = Date.now();
  const templates = sources.map((source, index) => new Template(`Stack${index}`, source));
  expectVerdicts(assess(linkTemplates(templates), { rules: RULES, acceptances: [], constructOf: (_, id) => id }));
  expectWithin(started, limit);
}

/** Parses a text: it is a template, or a problem with a place in the text. */
export function parseAnything(text: string): void {
  const started = Date.now();
  try {
    parseTemplate(text).locate([['Resources', 'A', 'Properties', 0], []]);
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    if (error.position.line < 1 || error.position.column < 1) throw new Error(`${error.message} has no place`);
  }
  expectWithin(started, LIMIT_MS);
}

function expectVerdicts(findings: readonly Finding[]): void {
  for (const { outcome, resource } of findings) {
    if (!OUTCOMES.includes(outcome) || typeof resource !== 'string') throw new Error(`${outcome} is no verdict`);
  }
}

function expectWithin(started: number, limit: number): void {
  const took = Date.now() - started;
  if (took > limit) throw new Error(`took ${took} ms`);
}

function functionOf(value: fc.Arbitrary<unknown>, id: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.oneof(
    id.map(name => ({ Ref: name })),
    fc.tuple(id, fc.string({ maxLength: 5 })).map(parts => ({ 'Fn::GetAtt': parts })),
    fc.tuple(id, value, value).map(parts => ({ 'Fn::If': parts })),
    fc.record({ 'Fn::If': value }),
    fc.array(value, { maxLength: 3 }).map(parts => ({ 'Fn::Join': ['', parts] })),
    fc.string({ maxLength: 10 }).map(text => ({ 'Fn::Sub': text })),
    fc
      .constantFrom('Fn::Sub', 'Fn::Transform', 'Fn::ForEach::Each', 'Fn::ImportValue', 'Fn::Select')
      .chain(name => value.map(argument => ({ [name]: argument }))),
  );
}

type Path = (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key]));
  return path.length === 0 ? children : [path, ...children];
}

function put(target: unknown, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined || typeof target !== 'object' || target === null) return;
  const record = target as { [key: string]: unknown };
  if (rest.length === 0) record[key] = value;
  else put(record[key], rest, value);
}
