import { containersOf } from '../gateways';
import { elements, referenceOf } from '../reading';
import { asRecord, Template, TemplateResource } from '../template';
import { referencesIn } from './coverage';
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
  const consumers = consumersIn(template);
  return template.ofType('AWS::SecretsManager::Secret').map(secret => {
    const { Description: description, KmsKeyId: key } = asRecord(secret.properties);
    return {
      stack: template.name,
      resource: secret.logicalId,
      description: textOf(description),
      ...(key === undefined ? {} : { key: referenceOf(key) ?? textOf(key) }),
      rotation: rotationOf(template, secret),
      consumers: consumers.get(secret.logicalId) ?? [],
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

/** The containers that secrets go to, by the logical id of the secret. */
function consumersIn(template: Template): Map<string, string[]> {
  const consumers = new Map<string, Set<string>>();
  for (const { name, definition } of containersOf(template)) {
    for (const entry of elements(definition['Secrets'], template.parameters).flat().map(asRecord)) {
      for (const secret of referencesIn(entry['ValueFrom'])) {
        consumers.set(secret, (consumers.get(secret) ?? new Set()).add(`${name}: ${textOf(entry['Name'])}`));
      }
    }
  }
  return new Map([...consumers].map(([secret, names]) => [secret, [...names]]));
}
