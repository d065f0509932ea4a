import { declaredLogGroup } from '../../../lib/compliance/rules/log/declared-log-group';
import { encryptedLogs } from '../../../lib/compliance/rules/log/encrypted-logs';
import { keptLogs } from '../../../lib/compliance/rules/log/kept-logs';
import { limitedRetention } from '../../../lib/compliance/rules/log/limited-retention';
import { maskedGatewayLog } from '../../../lib/compliance/rules/log/masked-gateway-log';
import { nonBlockingLogs } from '../../../lib/compliance/rules/log/non-blocking-logs';
import { cases, hardened, RuleCase, set, setAttribute, UNTOLD } from '../rule-cases';

const OPTIONS = 'LogConfiguration.Options';

function log(path: string, value?: unknown): RuleCase {
  return hardened(set('Log', path, value));
}

/** The hardened deployment with another value in how a container logs. */
function container(index: number, path: string, value?: unknown): RuleCase {
  return hardened(set('Task', `ContainerDefinitions.${index}.${path}`, value));
}

/** No container logs to CloudWatch. */
const ELSEWHERE = hardened(
  ...[0, 1, 2].map(index => set('Task', `ContainerDefinitions.${index}.LogConfiguration.LogDriver`, 'awsfirelens')),
);

cases(encryptedLogs, {
  nonCompliant: log('KmsKeyId'),
  undecidable: log('KmsKeyId', UNTOLD),
});

cases(limitedRetention, {
  nonCompliant: log('RetentionInDays'),
  undecidable: log('RetentionInDays', UNTOLD),
});

cases(maskedGatewayLog, {
  compliant: hardened(
    set('Log', 'LogGroupName', 'openclaw'),
    set('Task', `ContainerDefinitions.0.${OPTIONS}.awslogs-group`, 'openclaw'),
  ),
  nonCompliant: [
    log('DataProtectionPolicy'),
    log('DataProtectionPolicy.Statement.1.Operation', { Audit: {} }),
    log('DataProtectionPolicy', { 'Fn::If': ['Chosen', { Statement: [] }, { Ref: 'AWS::NoValue' }] }),
  ],
  notApplicable: ELSEWHERE,
  undecidable: [container(0, `${OPTIONS}.awslogs-group`, 'elsewhere'), log('DataProtectionPolicy', UNTOLD)],
});

cases(keptLogs, {
  nonCompliant: [
    hardened(setAttribute('Log', 'DeletionPolicy', 'Delete')),
    hardened(setAttribute('Log', 'UpdateReplacePolicy')),
  ],
  undecidable: hardened(setAttribute('Log', 'UpdateReplacePolicy', UNTOLD)),
});

cases(declaredLogGroup, {
  compliant: container(1, `${OPTIONS}.awslogs-create-group`, 'false'),
  nonCompliant: container(1, `${OPTIONS}.awslogs-create-group`, 'true'),
  notApplicable: ELSEWHERE,
  undecidable: container(0, `${OPTIONS}.awslogs-create-group`, UNTOLD),
});

cases(nonBlockingLogs, {
  nonCompliant: [container(0, `${OPTIONS}.mode`, 'blocking'), container(1, `${OPTIONS}.mode`)],
  notApplicable: ELSEWHERE,
  undecidable: container(0, `${OPTIONS}.mode`, UNTOLD),
});
