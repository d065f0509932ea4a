import { InsecureConfig } from './changed-config';

/** Insecure settings of who speaks to whom, by what is wrong with them. */
export const INSECURE_CONVERSATIONS: { readonly [name: string]: InsecureConfig } = {
  'one conversation for all direct messages': { change: { 'session.dmScope': 'main' }, rules: [17] },
  'one conversation for all groups': {
    change: { 'session.groupScope': 'main' },
    rules: [18],
    upstream: ['security.trust_model.group_scope_main'],
  },
  'direct messages from anybody': {
    change: { 'channels.slack.dmPolicy': 'open', 'channels.slack.allowFrom': ['*'] },
    rules: [19, 22],
  },
  'open groups': { change: { 'channels.slack.groupPolicy': 'open' }, rules: [20] },
  'no mention required': { change: { 'channels.slack.requireMention': false }, rules: [21] },
  'no mention required in one channel': {
    change: { 'channels.slack.channels.C0123456789.requireMention': false },
    rules: [21],
  },
  'everybody in a channel': { change: { 'channels.slack.channels.C0123456789.users': ['*'] }, rules: [22] },
  'every channel': { change: { 'channels.slack.channels': { '*': { requireMention: true } } }, rules: [23] },
  'all context': { change: { 'channels.slack.contextVisibility': 'all' }, rules: [24] },
  'all context by default': { change: { 'channels.slack.contextVisibility': undefined }, rules: [24] },
  'configuration by chat': { change: { 'channels.slack.configWrites': undefined }, rules: [25] },
  'names for people': {
    change: { 'channels.slack.dangerouslyAllowNameMatching': true },
    rules: [37],
  },
  'every plugin': { change: { 'plugins.allow': undefined }, rules: [26] },
  'a channel without its plugin': {
    change: { 'plugins.allow': ['anthropic', 'memory-core', 'device-pair'] },
    rules: [27],
  },
  'reading on joining': { change: { 'channels.slack.joinIntro': undefined }, rules: [54] },
  bots: { change: { 'channels.slack.allowBots': true }, rules: [55] },
  'bots in one channel': { change: { 'channels.slack.channels.C0123456789.allowBots': true }, rules: [55] },
  'writing as a person': { change: { 'channels.slack.userTokenReadOnly': false }, rules: [56] },
  'commands in menus': { change: { 'channels.slack.slashCommand.enabled': true }, rules: [57] },
};
