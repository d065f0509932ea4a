import { App, Stack, Validations } from 'aws-cdk-lib';
import { OpenClawChecks } from 'openclaw-cdk';
import { Agents } from './agents';
import { Platform } from './platform';

const app = new App();
Validations.of(app).addPlugins(new OpenClawChecks());

const stack = new Stack(app, 'platform', { env: { region: 'eu-central-1' } });
const platform = new Platform(stack, 'Platform');
new Agents(stack, 'Agents', platform);

OpenClawChecks.acknowledge(platform, {
  id: 'OpenClaw-KMS4',
  reason: 'Other services of the platform pass their use of the key on by grants; its administrators review them.',
  owner: 'platform-team',
  expires: '2027-05-01',
});
OpenClawChecks.acknowledge(stack, {
  id: 'openclaw:GatewayNetwork.existingVpc',
  reason: 'Nothing but the agents runs in this VPC, so it is right that DNS Firewall holds for all of it.',
  owner: 'platform-team',
});
