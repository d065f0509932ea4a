import { isTokenName } from '../../gateway-secrets';
import { Container, configsOfTask, gatewaysOf } from '../../gateways';
import { judgeSome, outcomeOf } from '../../judge';
import { read } from '../../reading';
import { Rule } from '../../rule';
import { Template } from '../../template';

export const injectedToken: Rule = {
  id: 'OpenClaw-SEC1',
  severity: 'error',
  sentence: 'An OpenClaw gateway is given no token from Secrets Manager.',
  why: 'Without the variable OpenClaw makes up a token that nobody knows, rotates or can revoke, and starts as if all were well.',
  fix: 'Inject OPENCLAW_GATEWAY_TOKEN by Secrets.',
  example: 'secrets: { OPENCLAW_GATEWAY_TOKEN: ecs.Secret.fromSecretsManager(token) }',
  judge: template =>
    gatewaysOf(template)
      .filter(gateway => !isBehindProxyAuthentication(template, gateway))
      .map(gateway => judgeSome(gateway, ['Secrets'], entry => outcomeOf(entry.read('Name'), isTokenName))),
};

/** A token and the identity of a trusted proxy exclude each other. */
function isBehindProxyAuthentication(template: Template, gateway: Container): boolean {
  return configsOfTask(template, gateway.task).some(({ config }) =>
    read(config, ['gateway', 'auth', 'mode']).includes('trusted-proxy'),
  );
}
