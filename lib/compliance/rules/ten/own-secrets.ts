import { referencesAt } from '../../references';
import { Rule } from '../../rule';
import { judgeSharing, TenantGateway, Use, usesAt } from '../../tenants';

export const ownSecrets: Rule = {
  id: 'OpenClaw-TEN2',
  severity: 'error',
  sentence: 'Gateways of different tenants are given the same secret.',
  why: 'One tenant could act with the token or the keys of the other.',
  fix: 'Keep a gateway token and a provider secret for each tenant.',
  example: 'new GatewayToken(this, "Token", { … });',
  judge: (template, deployment) => judgeSharing(template, deployment, usesOf),
};

function usesOf(gateway: TenantGateway): Use[] {
  return gateway.task
    .parts('ContainerDefinitions')
    .flatMap(container => container.parts('Secrets'))
    .flatMap(secret => usesAt(gateway, referencesAt(secret, 'ValueFrom')))
    .map(use => ({ ...use, thing: use.thing && withoutKey(use.thing) }));
}

/** The ARN of a secret without the key in it and the version. */
function withoutKey(thing: string): string {
  return thing.startsWith('"arn:') ? thing.split(':').slice(0, 7).join(':').replaceAll('"', '') : thing;
}
