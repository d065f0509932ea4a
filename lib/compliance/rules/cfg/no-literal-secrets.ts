import { Judgement, judgeConfigs, Setting, settingsOf } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const SECRET_NAME = /(?:token|password|passphrase|secret|(?:api|private|client|signing)_?key|authorization|cookie)$/i;

/** How well-known services shape their tokens and keys. */
const SECRET_SHAPES = [
  /x(?:ox[a-z]|app)-[\w-]{8,}/,
  /\bsk-[\w-]{16,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b\d{8,10}:[\w-]{35}/,
  /\b(?:gh[pousr]_\w{30,}|github_pat_\w{20,})/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^\s/:@]+:[^\s/@]+@/,
];

export const noLiteralSecrets: Rule = {
  id: 'OpenClaw-CFG5',
  severity: 'error',
  sentence: 'The configuration of OpenClaw holds a secret.',
  why: 'It stands in the task definition, the template and every copy of them, for people who must not act as the agent.',
  fix: 'Keep the secret in Secrets Manager and refer to its environment variable.',
  example: '{ "botToken": { "source": "env", "provider": "default", "id": "SLACK_BOT_TOKEN" } }',
  judge: template =>
    judgeConfigs(template, config =>
      settingsOf(config)
        .filter(isText)
        .map(judgeText)
        .filter(({ isFine }) => !isFine),
    ),
};

function isText({ value }: Setting): boolean {
  return typeof value === 'string' && value !== '';
}

function judgeText({ path, value }: Setting): Judgement {
  const text = plainText(value);
  const isNamed = SECRET_NAME.test(path) && !/^\$\{\w+\}$/.test(text);
  return { setting: path, isFine: !isNamed && !SECRET_SHAPES.some(shape => shape.test(text)) };
}
