import { Channel, ModelProvider, OpenClawConfig, OpenClawConfigProps } from '../../lib/config';
import { JsonObject } from '../../lib/config/json';

export const MODEL = ModelProvider.anthropic({ model: 'claude-opus-4-6' });
export const UUID = '00000000-0000-0000-0000-000000000001';
export const THREAD = '19:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@thread.tacv2';

/** A nested document of which tests know the shape. */
// biome-ignore lint/suspicious/noExplicitAny: a test walks into the parsed document by name
export type Document = any;

export function configOf(props: { readonly [Key in keyof OpenClawConfigProps]?: OpenClawConfigProps[Key] }) {
  return new OpenClawConfig({ modelProvider: MODEL, ...props });
}

export function render(props: { readonly [Key in keyof OpenClawConfigProps]?: OpenClawConfigProps[Key] }): Document {
  return JSON.parse(configOf(props).render());
}

/** The message of the error, or none. */
export function problemOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What a channel adds to `channels.<id>`. */
export function settingsOf(channel: Channel): Document {
  return (channel._settings().channels as JsonObject)[channel.id];
}

/** `nested('a.b.0', 1)` is `{ a: { b: [1] } }`. */
export function nested(path: string, value: unknown): { [key: string]: unknown } {
  return path.split('.').reduceRight((inner, key) => (key === '0' ? [inner] : { [key]: inner }), value) as {
    [key: string]: unknown;
  };
}
