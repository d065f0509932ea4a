import { besideOpenClaw } from '../../gateways';
import { at } from '../../judge';
import { Rule } from '../../rule';
import { asRecord } from '../../template';
import { secrecyOf } from '../../variables';

export const noSecretsInFunctions: Rule = {
  id: 'OpenClaw-LAM4',
  severity: 'error',
  sentence: 'An environment variable of a function beside an OpenClaw gateway holds a secret.',
  why: 'Whoever may describe the function reads the value.',
  fix: 'Keep it in Secrets Manager, and let the function read it when it runs.',
  example: 'environment: { SECRET_ARN: secret.secretArn }',
  judge: besideOpenClaw(template =>
    template.ofType('AWS::Lambda::Function').flatMap(fn => {
      const names = fn.read('Environment', 'Variables').flatMap(variables => Object.keys(asRecord(variables)));
      return [...new Set(names)].map(name => ({
        ...at(fn, ['Environment', 'Variables', name]),
        subject: name,
        outcome: secrecyOf(name, fn.read('Environment', 'Variables', name)),
      }));
    }),
  ),
};
