import { Container, configsOfTask, gatewaysOf, RenderedConfig } from '../../gateways';
import { at, outcomeOf } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { isTrue, plainText } from '../../scalars';
import { asRecord } from '../../template';

export const noStrayChannelVariables: Rule = {
  id: 'OpenClaw-IMG4',
  severity: 'warning',
  sentence: 'An OpenClaw gateway is given a variable of a channel that its configuration does not name.',
  why: 'OpenClaw takes the variable for a wish and installs the plugin of that channel when it starts.',
  fix: 'Inject only what the configured channels need.',
  example: 'secrets: { SLACK_BOT_TOKEN: … } // with channels.slack in the configuration',
  judge: template =>
    gatewaysOf(template).flatMap(gateway => judgeVariables(gateway, configsOfTask(template, gateway.task))),
};

const CHANNELS: readonly [prefix: string, channel: string][] = [
  ['SLACK_', 'slack'],
  ['DISCORD_', 'discord'],
  ['TELEGRAM_', 'telegram'],
  ['MSTEAMS_', 'msteams'],
];

function judgeVariables(gateway: Container, configs: readonly RenderedConfig[]): Verdict[] {
  if (configs.length === 0) return [];
  return ['Environment', 'Secrets'].flatMap(list =>
    gateway.parts(list).flatMap(entry => {
      const name = plainText(entry.read('Name')[0]);
      const channel = CHANNELS.find(([prefix]) => name.startsWith(prefix))?.[1];
      if (channel === undefined) return [];
      const configured = configs.map(({ config }) =>
        config === undefined ? UNKNOWN : asRecord(config['channels'])[channel] !== undefined,
      );
      const outcome = outcomeOf(configured, isTrue);
      return [{ ...at(entry, ['Name']), subject: `${gateway.name}:${name}`, outcome }];
    }),
  );
}
