import { Deployment } from './deployment';
import { GatewayReferences } from './gateway-references';
import { gatewaysOf } from './gateways';
import { referencesIn } from './intrinsics';
import { at } from './judge';
import { Place } from './place';
import { Template } from './template';

const TYPE = 'AWS::SecretsManager::Secret';
const TOKEN = /^OPENCLAW_GATEWAY_(?:TOKEN|PASSWORD)$/;

/** Whether a variable is what clients show to the gateway. */
export function isTokenName(name: unknown): boolean {
  return typeof name === 'string' && TOKEN.test(name);
}

/** The secrets that ECS hands to gateways as variables. */
export const GATEWAY_SECRETS: GatewayReferences = secretsOf(() => true);

/** The tokens that clients show to gateways. */
export const GATEWAY_TOKENS: GatewayReferences = secretsOf(entry => entry.read('Name').some(isTokenName));

function secretsOf(isMeant: (entry: Place) => boolean): GatewayReferences {
  return {
    type: TYPE,
    of: (template, deployment) =>
      gatewaysOf(template)
        .flatMap(gateway => gateway.parts('Secrets'))
        .filter(isMeant)
        .map(entry => ({
          where: at(entry, ['ValueFrom']),
          value: { Ref: secretIn(template, entry.read('ValueFrom'), deployment) },
        })),
  };
}

/** A variable may be one key of a secret, so the reference stands somewhere in its value. */
function secretIn(template: Template, values: unknown, deployment: Deployment): string | undefined {
  return [...referencesIn(values)].find(id => deployment.follow(template, { Ref: id })?.resource.type === TYPE);
}
