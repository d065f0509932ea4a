import { besideOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const noBroadManagedPolicies: Rule = {
  id: 'OpenClaw-IAM10',
  severity: 'error',
  sentence: 'A role beside an OpenClaw gateway has a managed policy that allows everything, or all of a service.',
  why: 'AdministratorAccess on one role of the stack is administration for whoever gets that role.',
  fix: 'Attach a policy of your own that names what is needed.',
  example: 'managedPolicies: [taskPolicy]',
  judge: besideOpenClaw(template =>
    template.ofType('AWS::IAM::Role').flatMap(role =>
      role.parts('ManagedPolicyArns').map(policy => {
        const name = policy.value === UNKNOWN ? UNKNOWN : (textOf(policy.value) ?? '');
        return { ...at(policy), outcome: outcomeOf([name], text => !BROAD.test(plainText(text))) };
      }),
    ),
  ),
};

const BROAD = /:policy\/(?:[\w-]+\/)*(?:AdministratorAccess|PowerUserAccess|\w*FullAccess)$/;
