import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { OpenClawConfig } from '../config';
import { GatewayToken, ProviderSecret } from '../secrets';

/** What decides which secrets a task is given. */
export interface TaskSecretsProps {
  readonly config: OpenClawConfig;
  readonly token: GatewayToken;
  readonly providerSecret?: ProviderSecret;
}

export function validateProviderSecret({ config, providerSecret }: TaskSecretsProps): void {
  const missing = config.secretNames.filter(name => !providerSecret?.secretNames.includes(name));
  if (missing.length === 0) {
    return;
  }
  throw new Error(
    providerSecret
      ? `providerSecret must hold every name that the config needs, ${missing.join(', ')} missing: create it with config.secretNames`
      : `providerSecret is required because the config needs ${missing.join(', ')}: create a ProviderSecret with config.secretNames`,
  );
}

/** The secrets that the config needs, and no other: OpenClaw installs what a stray variable hints at. */
export function readableSecrets({
  config,
  token,
  providerSecret,
}: TaskSecretsProps): (GatewayToken | ProviderSecret)[] {
  return providerSecret && config.secretNames.length > 0 ? [token, providerSecret] : [token];
}

export function injectedSecrets(scope: Construct, props: TaskSecretsProps): { [name: string]: ecs.Secret } {
  const { config, token, providerSecret } = props;
  const secrets = { OPENCLAW_GATEWAY_TOKEN: ecs.Secret.fromSecretsManager(withoutGrants(scope, 'Token', token)) };
  if (!providerSecret) {
    return secrets;
  }
  const keys = withoutGrants(scope, 'ProviderSecret', providerSecret);
  const named = config.secretNames.map(name => [name, ecs.Secret.fromSecretsManager(keys, name)]);
  return { ...secrets, ...Object.fromEntries(named) };
}

/** The secret by its ARN: CDK would otherwise name the role in the key's policy, and the two would need each other. */
function withoutGrants(
  scope: Construct,
  id: string,
  { secret }: GatewayToken | ProviderSecret,
): secretsmanager.ISecret {
  return secretsmanager.Secret.fromSecretCompleteArn(scope, id, secret.secretArn);
}
