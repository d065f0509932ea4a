import { containersOf } from '../gateways';
import { elements, referenceOf } from '../reading';
import { asRecord, Template, TemplateResource } from '../template';
import { textOf } from './text-of';

/** A secret of a template: what it is, how it changes, and where it goes. */
export interface SecretEvidence {
  readonly stack: string;
  readonly resource: string;
  readonly description: string;
  /** The key that encrypts it: a resource of the template, an expression, or nothing for the key of AWS. */
  readonly key?: string;
  /** How it changes: by a schedule, or by hand where there is none. */
  readonly rotation: string;
  /** The containers that get it, each with the variable. */
  readonly consumers: readonly string[];
}

/** The secrets of a template. */
export function secretsOf(template: Template): SecretEvidence[] {
  return template.ofType('AWS::SecretsManager::Secret').map(secret => {
    const { Description: description, KmsKeyId: key } = asRecord(secret.properties);
    return {
      stack: template.name,
      resource: secret.logicalId,
      description: textOf(description),
      ...(key === undefined ? {} : { key: referenceOf(key) ?? textOf(key) }),
      rotation: rotationOf(template, secret),
      consumers: consumersOf(template, secret),
    };
  });
}

function rotationOf(template: Template, secret: TemplateResource): string {
  const schedule = template
    .ofType('AWS::SecretsManager::RotationSchedule')
    .map(({ properties }) => asRecord(properties))
    .find(({ SecretId: id }) => referenceOf(id) === secret.logicalId);
  if (schedule === undefined) return 'by hand';
  const { AutomaticallyAfterDays: days, ScheduleExpression: expression } = asRecord(schedule['RotationRules']);
  return expression === undefined ? `every ${textOf(days)} days` : textOf(expression);
}

function consumersOf(template: Template, secret: TemplateResource): string[] {
  const found = containersOf(template).flatMap(({ name, definition }) =>
    elements(definition['Secrets'], template.parameters)
      .flat()
      .map(asRecord)
      .filter(({ ValueFrom: from }) => mentions(from, secret.logicalId))
      .map(entry => `${name}: ${textOf(entry['Name'])}`),
  );
  return [...new Set(found)];
}

/** Whether an expression holds a reference to a resource, at any depth. */
export function mentions(value: unknown, logicalId: string): boolean {
  if (typeof value === 'string') return value.includes(`\${${logicalId}}`) || value.includes(`\${${logicalId}.`);
  if (typeof value !== 'object' || value === null) return false;
  return referenceOf(value) === logicalId || Object.values(value).some(part => mentions(part, logicalId));
}
