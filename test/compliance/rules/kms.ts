import { boundServiceUse } from '../../../lib/compliance/rules/kms/bound-service-use';
import { keptKey } from '../../../lib/compliance/rules/kms/kept-key';
import { limitedGrants } from '../../../lib/compliance/rules/kms/limited-grants';
import { noKeyAdministrationByServices } from '../../../lib/compliance/rules/kms/no-key-administration-by-services';
import { noOpenKey } from '../../../lib/compliance/rules/kms/no-open-key';
import { rotatedKey } from '../../../lib/compliance/rules/kms/rotated-key';
import { cases, hardened, RuleCase, set, setAttribute, UNTOLD } from '../rule-cases';

function key(path: string, value?: unknown): RuleCase {
  return hardened(set('Key', path, value));
}

/** The hardened deployment with another value in what the key's policy says of a service. */
function service(path: string, value?: unknown): RuleCase {
  return key(`KeyPolicy.Statement.2.${path}`, value);
}

cases(rotatedKey, {
  nonCompliant: [
    key('EnableKeyRotation', false),
    key('EnableKeyRotation'),
    hardened(
      set('Key', 'EnableKeyRotation', false),
      set('Key', 'KeySpec', { 'Fn::If': ['Chosen', 'RSA_2048', 'SYMMETRIC_DEFAULT'] }),
    ),
  ],
  notApplicable: [key('KeySpec', 'RSA_2048'), key('Origin', 'EXTERNAL')],
  undecidable: key('EnableKeyRotation', UNTOLD),
});

cases(noOpenKey, {
  compliant: [key('KeyPolicy'), service('Principal', '*')],
  nonCompliant: [
    key('KeyPolicy.Statement.0.Principal', { AWS: '*' }),
    key('KeyPolicy.Statement', { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }),
  ],
  undecidable: [key('KeyPolicy.Statement.0.Principal', UNTOLD), key('KeyPolicy.Statement.0.Principal.AWS', UNTOLD)],
});

cases(noKeyAdministrationByServices, {
  nonCompliant: [
    service('Action', 'kms:*'),
    service('Action', ['kms:Decrypt', 'kms:PutKeyPolicy']),
    service('Action', 'kms:Schedule*'),
  ],
  notApplicable: key('KeyPolicy.Statement', []),
  undecidable: service('Action', UNTOLD),
});

cases(limitedGrants, {
  compliant: key('KeyPolicy.Statement', [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: ['kms:CreateGrant'],
      Resource: '*',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:Decrypt', Resource: '*' },
  ]),
  nonCompliant: [
    key('KeyPolicy.Statement.1.Effect', 'Allow'),
    key('KeyPolicy.Statement.1.Condition', { Bool: { 'aws:SecureTransport': 'false' } }),
    key('KeyPolicy'),
  ],
  undecidable: [key('KeyPolicy.Statement.1.Condition', UNTOLD), key('KeyPolicy', UNTOLD)],
});

cases(keptKey, {
  compliant: hardened(setAttribute('Key', 'DeletionPolicy', 'RetainExceptOnCreate')),
  nonCompliant: [
    hardened(setAttribute('Key', 'DeletionPolicy', 'Delete')),
    hardened(setAttribute('Key', 'DeletionPolicy')),
    hardened(setAttribute('Key', 'UpdateReplacePolicy')),
  ],
  undecidable: hardened(setAttribute('Key', 'DeletionPolicy', UNTOLD)),
});

cases(boundServiceUse, {
  nonCompliant: service('Condition'),
  notApplicable: key('KeyPolicy.Statement', []),
  undecidable: service('Condition', UNTOLD),
});
