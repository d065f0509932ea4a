import { judgeReferences } from '../../gateway-references';
import { judgeSome, presenceOf } from '../../judge';
import { GATEWAY_LOG_GROUPS } from '../../log-groups';
import { Rule } from '../../rule';

export const maskedGatewayLog: Rule = {
  id: 'OpenClaw-LOG3',
  severity: 'error',
  sentence: 'The log of an OpenClaw gateway shows credentials that reach it.',
  why: 'Tokens and keys turn up in what users paste and in what providers answer; whoever reads logs would read them.',
  fix: 'Add a data protection policy that de-identifies credentials.',
  example: "new logs.LogGroup(this, 'Logs', { dataProtectionPolicy })",
  judge: (template, deployment) =>
    judgeReferences(template, deployment, GATEWAY_LOG_GROUPS, group => [
      judgeSome(group, ['DataProtectionPolicy', 'Statement'], statement =>
        presenceOf(statement.read('Operation', 'Deidentify')),
      ),
    ]),
};
