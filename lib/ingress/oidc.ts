import { Duration, SecretValue } from 'aws-cdk-lib';

/** The OpenID Connect provider that people sign in to before they reach a gateway. */
export interface OidcProps {
  /** The issuer, as an https address. */
  readonly issuer: string;

  /** Where browsers are sent to sign in. */
  readonly authorizationEndpoint: string;

  /** Where the load balancer exchanges the code. */
  readonly tokenEndpoint: string;

  /** Where the load balancer asks who it is. */
  readonly userInfoEndpoint: string;

  /** The client id that the provider gave out. */
  readonly clientId: string;

  /** The client secret, from Secrets Manager: CloudFormation reads it, no template holds it. */
  readonly clientSecret: SecretValue;

  /**
   * How long a sign-in holds, 12 hours at most.
   *
   * An open WebSocket is not cut when it ends.
   *
   * @default Duration.hours(8)
   */
  readonly sessionTimeout?: Duration;
}
