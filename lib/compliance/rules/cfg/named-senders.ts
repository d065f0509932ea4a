import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const namedSenders: Rule = {
  id: 'OpenClaw-CFG22',
  severity: 'error',
  sentence: 'A list of people that OpenClaw obeys names everybody.',
  why: 'With an asterisk on it, the list allows nothing to be refused.',
  fix: 'Name people by the ids of the channel.',
  example: '{ "allowFrom": ["U0123456789"] }',
  judge: template =>
    judgeEverySetting(
      template,
      /(?:^|\.)(?:\w*[aA]llow(?:From|list|Users)|allowedSenders|users|senders)(?:\.[^.]+)?\.\d+$/,
      sender => sender !== '*',
    ),
};
