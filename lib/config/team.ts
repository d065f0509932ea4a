import { Channel } from './channel';
import { Refusal } from './insecure-settings';
import { JsonObject, merge } from './json';
import { duplicateProblems, emptyProblems } from './problems';
import { ToolPolicy } from './tool-policy';

/** People by the ids of their channels. */
interface People {
  readonly [channel: string]: readonly string[];
}

// Not session_status: anybody's turn could set the model of the conversation with it.
const READING_TOOLS = ['sessions_history', 'sessions_list', 'sessions_search'];
const WRITING_TOOL = 'message';
const DENIES_WRITING = [WRITING_TOOL, 'group:messaging', 'group:openclaw'];

/** Those that OpenClaw holds to the conversation that they were asked for in; the tool could also read elsewhere. */
const MESSAGE_ACTIONS = [
  'send',
  'reply',
  'edit',
  'delete',
  'poll',
  'pin',
  'unpin',
  'thread-create',
  'thread-reply',
  'topic-create',
  'topic-edit',
];

const OFF: JsonObject = { enabled: false };

/** The company-shared agent, as far as OpenClaw 2026.9.6 can be told. */
export function teamSettings(writers: People, channels: readonly Channel[]): JsonObject {
  const settings: JsonObject = {
    tools: {
      // What a person may use is then what the model is offered, by name.
      toolSearch: false,
      message: { actions: { allow: MESSAGE_ACTIONS } },
      toolsBySender: toolsBySender(writers),
    },
    // The main conversation hears of all others, and its heartbeat would write to the first person who is allowed.
    session: { notifyOnCreate: false },
    agents: { defaults: { heartbeat: { every: '0m', target: 'none' }, compaction: { memoryFlush: OFF } } },
    // All conversations share one memory, so nothing of any is written to it.
    plugins: { entries: { 'memory-core': { config: { dreaming: OFF } } } },
    // A run answers one person, whom the audit trail then names.
    messages: { queue: { mode: 'followup' } },
    // A command would change the conversation for everybody, and needs no mention.
    commands: { text: false, allowFrom: { '*': [] } },
  };
  return merge(settings, ...channels.map(channel => channel._teamSettings()));
}

function toolsBySender(writers: People): JsonObject {
  const keys = Object.entries(writers).flatMap(([channel, ids]) => ids.map(id => `channel:${channel}:${id}`));
  return {
    ...Object.fromEntries(keys.map(key => [key, { allow: [...READING_TOOLS, WRITING_TOOL] }])),
    '*': { allow: READING_TOOLS },
  };
}

/** What a team must not have. */
export function teamProblems(writers: People, channels: readonly Channel[], tools: ToolPolicy): string[] {
  return [
    ...(channels.length > 0
      ? []
      : [
          'channels must name at least one for Audience.team(), got none: whoever opens the Control UI has the same token, so nobody could be told apart',
        ]),
    ...channels.flatMap(pairingProblems),
    ...writerProblems(writers, channels),
    ...toolProblems(writers, tools),
  ];
}

function pairingProblems({ _people: people }: Channel, index: number): string[] {
  return people?.directMessages === 'pairing'
    ? [
        `channels[${index}].directMessages must be allowOnly(…) or disabled() for Audience.team(), got pairing(): whoever gets a code approved would belong to the team without being named; name the people`,
      ]
    : [];
}

function writerProblems(writers: People, channels: readonly Channel[]): string[] {
  return Object.entries(writers).flatMap(([id, ids]) => {
    const prop = `audience.writers.${id}`;
    const channel = channels.find(candidate => candidate.id === id);
    if (channel === undefined) {
      return [`${prop} must belong to a channel that is given, got '${id}': add the channel or leave its writers out`];
    }
    if (channel._people === undefined) {
      return [`${prop} must be left out, got ${ids.length}: the agent has no tools for whoever writes there`];
    }
    const { named } = channel._people;
    return [
      ...ids
        .map((writer, index) => ({ writer, index }))
        .filter(({ writer }) => !named.includes(writer))
        .map(
          ({ writer, index }) =>
            `${prop}[${index}] must be somebody whom the channel answers, got '${writer}': name the person in the channel too`,
        ),
      ...emptyProblems(prop, ids, 'person'),
      ...duplicateProblems(prop, ids),
    ];
  });
}

function toolProblems(writers: People, tools: ToolPolicy): string[] {
  const hasTool = tools.profile === 'messaging' && !tools.deny.some(name => DENIES_WRITING.includes(name));
  return hasTool || Object.keys(writers).length === 0
    ? []
    : [
        `audience.writers must be left out with these tools, got ${Object.keys(writers).join(', ')}: they have no tool that writes; give ToolPolicy.messaging() without denying '${WRITING_TOOL}'`,
      ];
}

/** Settings that are harmless for one person. */
export const TEAM_REFUSALS: readonly Refusal[] = [
  {
    path: /(?:^|\.)heartbeat(?:\.|$)/,
    quiet: true,
    reason: "for Audience.team() it would carry the team's conversations to one of them: leave it out",
  },
  {
    path: /^messages\.queue\.(?:mode|byChannel)(?:\.|$)/,
    reason: "for Audience.team() it would mix people's messages into one run: leave it out, each waits for its own",
  },
];
