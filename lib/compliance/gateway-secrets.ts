import { Container, gatewaysOf } from './gateways';
import { referencesIn } from './intrinsics';
import { Place } from './place';
import { Template, TemplateResource } from './template';

/** A secret that ECS hands to a gateway as a variable. */
export interface GatewaySecret {
  readonly gateway: Container;
  readonly entry: Place;
  /** The secret, where the template makes it. */
  readonly secret?: TemplateResource;
}

const TOKEN = /^OPENCLAW_GATEWAY_(?:TOKEN|PASSWORD)$/;

/** Whether a variable is what clients show to the gateway. */
export function isTokenName(name: unknown): boolean {
  return typeof name === 'string' && TOKEN.test(name);
}

/** The secrets that the gateways of a template are given. */
export function gatewaySecretsOf(template: Template): GatewaySecret[] {
  return gatewaysOf(template).flatMap(gateway =>
    gateway.parts('Secrets').map(entry => ({ gateway, entry, secret: secretOf(template, entry.read('ValueFrom')) })),
  );
}

/** The tokens that clients show to the gateways of a template. */
export function gatewayTokensOf(template: Template): GatewaySecret[] {
  return gatewaySecretsOf(template).filter(({ entry }) => entry.read('Name').some(isTokenName));
}

/** The secrets that gateways are given and that the template makes, each once. */
export function ownSecretsOf(template: Template): TemplateResource[] {
  const secrets = gatewaySecretsOf(template).flatMap(({ secret }) => (secret === undefined ? [] : [secret]));
  return [...new Set(secrets)];
}

function secretOf(template: Template, values: unknown): TemplateResource | undefined {
  return [...referencesIn(values)]
    .map(id => template.find(id))
    .find(resource => resource?.type === 'AWS::SecretsManager::Secret');
}
