import { SECRET_NAME, SECRET_SHAPES } from '../private/secret-shapes';

const SECRET_VALUE = new RegExp(SECRET_SHAPES.join('|'));

/** A reference that CloudFormation replaces by the secret itself, in plain text. */
const RESOLVED_SECRET = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

/** Whether the name of a variable says that it holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a text has the shape of a token or a key, or becomes one at deployment. */
export function holdsSecret(text: string): boolean {
  return SECRET_VALUE.test(text) || RESOLVED_SECRET.test(text);
}

/** Whether a text can be no secret, because it is empty, a number or a switch. */
export function isPlain(text: string): boolean {
  return /^(?:\d*|true|false|on|off)$/i.test(text);
}
