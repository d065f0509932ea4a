import { asRecord } from '../template';

/** What the deployment fills in: a resource, alone or with one of its attributes. */
export const EXPRESSION = /\$\{([^{}.]+)(?:\.[\w.]+)?\}/g;

/** A CloudFormation expression as text, with `${…}` for what the deployment fills in. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object') return String(value);
  const [name = '', ...others] = Object.keys(value);
  const argument = asRecord(value)[name];
  return others.length === 0 ? (textOfFunction(name, argument) ?? JSON.stringify(value)) : JSON.stringify(value);
}

function textOfFunction(name: string, argument: unknown): string | undefined {
  const [first, second] = Array.isArray(argument) ? argument : [argument];
  switch (name) {
    case 'Ref':
      return `\${${argument}}`;
    case 'Fn::GetAtt':
      return `\${${Array.isArray(argument) ? argument.join('.') : argument}}`;
    case 'Fn::Sub':
      return textOf(first);
    case 'Fn::Join':
      return Array.isArray(second) ? second.map(textOf).join(textOf(first)) : undefined;
    default:
      return undefined;
  }
}
