import { Rule } from '../../../lib/compliance/rule';
import { containerLogs } from '../../../lib/compliance/rules/ecs/container-logs';
import { externalSupervisor } from '../../../lib/compliance/rules/ecs/external-supervisor';
import { noAutoUpdate } from '../../../lib/compliance/rules/ecs/no-auto-update';
import { noEnvironmentFiles } from '../../../lib/compliance/rules/ecs/no-environment-files';
import { noLocalDiscovery } from '../../../lib/compliance/rules/ecs/no-local-discovery';
import { noSecretsInEnvironment } from '../../../lib/compliance/rules/ecs/no-secrets-in-environment';
import { offlineStart } from '../../../lib/compliance/rules/ecs/offline-start';
import { patientHealthCheck } from '../../../lib/compliance/rules/ecs/patient-health-check';
import { patientStop } from '../../../lib/compliance/rules/ecs/patient-stop';
import { readOnlyConfig } from '../../../lib/compliance/rules/ecs/read-only-config';
import { readOnlyConfigMount } from '../../../lib/compliance/rules/ecs/read-only-config-mount';
import { startupHealthCheck } from '../../../lib/compliance/rules/ecs/startup-health-check';
import { Change, cases, hardened, RuleCase, set, UNTOLD } from '../rule-cases';

// Put together here, so that no scanner takes this file for a leak.
const TOKEN = ['xoxb', '1234567890', 'abcdefghij'].join('-');

function inGateway(path: string, value?: unknown): Change {
  return set('Task', `ContainerDefinitions.0.${path}`, value);
}

/** The gateway with one more environment variable. */
function withVariable(Name: string, Value: unknown): RuleCase {
  return hardened(inGateway('Environment.7', { Name, Value }));
}

cases(containerLogs, {
  nonCompliant: [
    hardened(inGateway('LogConfiguration')),
    hardened(set('Task', 'ContainerDefinitions.1.LogConfiguration.LogDriver', 'none')),
  ],
  undecidable: hardened(inGateway('LogConfiguration.LogDriver', UNTOLD)),
});

cases(startupHealthCheck, {
  compliant: hardened(inGateway('HealthCheck.Command', ['CMD-SHELL', { 'Fn::Sub': 'curl /healthz | grep ok' }])),
  nonCompliant: [
    hardened(inGateway('HealthCheck.Command', ['CMD-SHELL', 'curl -f http://127.0.0.1:18789/readyz'])),
    hardened(inGateway('HealthCheck')),
    hardened(inGateway('HealthCheck.Command', ['NONE'])),
  ],
  undecidable: hardened(inGateway('HealthCheck.Command', UNTOLD)),
});

cases(patientHealthCheck, {
  nonCompliant: [hardened(inGateway('HealthCheck.StartPeriod', 60)), hardened(inGateway('HealthCheck.StartPeriod'))],
  notApplicable: hardened(inGateway('HealthCheck')),
  undecidable: hardened(inGateway('HealthCheck.StartPeriod', UNTOLD)),
});

cases(patientStop, {
  nonCompliant: [hardened(inGateway('StopTimeout', 30)), hardened(inGateway('StopTimeout'))],
  undecidable: hardened(inGateway('StopTimeout', UNTOLD)),
});

cases(noSecretsInEnvironment, {
  compliant: [withVariable('MAX_TOKENS', '4096'), withVariable('BUCKET', { Ref: 'Key' })],
  nonCompliant: [
    withVariable('GREETING', TOKEN),
    withVariable('ANTHROPIC_API_KEY', 'correct-horse'),
    withVariable('DATABASE', '{{resolve:secretsmanager:keys:SecretString:database}}'),
    withVariable('GREETING', { 'Fn::Join': ['', ['Bearer of ', TOKEN]] }),
    withVariable('GREETING', { 'Fn::If': ['Chosen', 'hello', TOKEN] }),
  ],
  undecidable: [withVariable('GREETING', UNTOLD), withVariable('ANTHROPIC_API_KEY', { Ref: 'Key' })],
});

const VARIABLES: [Rule, index: number, other: string][] = [
  [readOnlyConfig, 2, '0'],
  [externalSupervisor, 3, 'internal'],
  [offlineStart, 4, '0'],
  [noAutoUpdate, 5, ''],
  [noLocalDiscovery, 6, 'false'],
];

for (const [rule, index, other] of VARIABLES) {
  cases(rule, {
    nonCompliant: [
      hardened(inGateway(`Environment.${index}.Value`, other)),
      hardened(inGateway(`Environment.${index}.Name`, 'OTHER')),
      hardened(inGateway('Environment')),
    ],
    undecidable: hardened(inGateway(`Environment.${index}.Value`, UNTOLD)),
  });
}

cases(readOnlyConfigMount, {
  compliant: hardened(inGateway('Environment.1.Value', '/opt/openclaw/openclaw.json')),
  nonCompliant: [
    hardened(inGateway('MountPoints.1.ReadOnly', false)),
    hardened(inGateway('MountPoints.1.ReadOnly')),
    hardened(inGateway('Environment.1.Name', 'OTHER')),
    hardened(inGateway('Environment.1.Value', '/var/lib/openclaw/openclaw.json')),
    hardened(inGateway('MountPoints.1.ContainerPath', '/etc'), inGateway('MountPoints.1.ReadOnly', false)),
  ],
  undecidable: [
    hardened(inGateway('MountPoints.1.ReadOnly', UNTOLD)),
    hardened(inGateway('MountPoints.1.ContainerPath', UNTOLD)),
    hardened(inGateway('Environment.1.Value', UNTOLD)),
  ],
});

cases(noEnvironmentFiles, {
  nonCompliant: hardened(inGateway('EnvironmentFiles', [{ Type: 's3', Value: 'arn:aws:s3:::bucket/gateway.env' }])),
  undecidable: hardened(inGateway('EnvironmentFiles', UNTOLD)),
});
