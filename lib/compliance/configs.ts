import { configsOf } from './gateways';
import { at } from './judge';
import { once } from './once';
import { OPENCLAW_SCHEMA } from './openclaw-schema';
import { Verdict } from './rule';
import { asRecord, Template } from './template';

/** An `openclaw.json`. */
export interface Config {
  readonly [key: string]: unknown;
}

/** A setting of a configuration, whether a plain value or a section, by the keys that lead to it. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/** Whether a setting may be as it is. */
export interface Judgement {
  readonly setting?: string;
  readonly isFine: boolean;
}

/** Judges every rendered configuration of a template; one that is no literal JSON cannot be decided. */
export function judgeConfigs(template: Template, judge: (config: Config) => Judgement[]): Verdict[] {
  return configsOf(template).flatMap(({ container, place, config }): Verdict[] => {
    const where = at(container.task, place);
    if (config === undefined) return [{ ...where, outcome: 'undecidable' }];
    const judgements = judge(config);
    return (judgements.length > 0 ? judgements : [{ setting: undefined, isFine: true }]).map(({ setting, isFine }) => ({
      ...where,
      ...(setting === undefined ? {} : { subject: setting }),
      outcome: isFine ? 'compliant' : 'non-compliant',
    }));
  });
}

/** Judges some settings by their paths; one that is left out is `undefined`. */
export function judgeSettings(
  template: Template,
  expected: { [path: string]: (value: unknown) => boolean },
): Verdict[] {
  return judgeConfigs(template, config =>
    Object.entries(expected).map(([path, isFine]) => ({ setting: path, isFine: isFine(valueAt(config, path)) })),
  );
}

/** Judges every setting whose path fits a pattern. */
export function judgeEverySetting(template: Template, pattern: RegExp, isFine: (value: unknown) => boolean): Verdict[] {
  return judgeConfigs(template, config =>
    settingsOf(config)
      .filter(({ path }) => pattern.test(path))
      .map(({ path, value }) => ({ setting: path, isFine: isFine(value) })),
  );
}

/** The channels that are not switched off, by their ids. */
export function channelsOf(config: Config): [string, Config][] {
  return Object.entries(asRecord(config['channels']))
    .map(([id, channel]): [string, Config] => [id, asRecord(channel)])
    .filter(([id, { enabled }]) => !['defaults', 'modelByChannel'].includes(id) && enabled !== false);
}

/** Judges a setting of each channel that has one of this name; left out, it is the weaker default. */
export function judgeChannels(
  config: Config,
  setting: keyof typeof OPENCLAW_SCHEMA.channels,
  isFine: (value: unknown) => boolean,
): Judgement[] {
  const channels = OPENCLAW_SCHEMA.channels[setting];
  const own = channelsOf(config)
    .filter(([id]) => channels.has(id))
    .map(([id, channel]) => ({ setting: `channels.${id}.${setting}`, isFine: isFine(channel[setting]) }));
  const below = settingsOf(config).filter(
    ({ path }) => path.startsWith('channels.') && path.split('.').length > 3 && path.endsWith(`.${setting}`),
  );
  return [...own, ...below.map(({ path, value }) => ({ setting: path, isFine: isFine(value) }))];
}

/** Whether a section is left out, empty or switched off. */
export function isOff(section: unknown): boolean {
  const { enabled } = asRecord(section);
  return section === undefined || enabled === false || Object.keys(asRecord(section)).length === 0;
}

/** The value of a setting, by its dotted path. */
export function valueAt(config: Config, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => asRecord(value)[key], config);
}

// Nothing that OpenClaw knows lies deeper.
const DEEPEST = 40;

/** Every setting of a configuration, sections before what stands in them. */
export const settingsOf = once((config: Config): readonly Setting[] => {
  const all: Setting[] = [];
  let level: Setting[] = [{ path: '', value: config }];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = level.flatMap(settingsIn);
    for (const setting of level) all.push(setting);
  }
  return all;
});

function settingsIn({ path, value }: Setting): Setting[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, child]) => ({ path: path === '' ? key : `${path}.${key}`, value: child }));
}
