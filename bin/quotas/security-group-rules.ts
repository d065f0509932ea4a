import { SynthesizedTemplate, Template, TemplateResource } from '../synthesis/template';
import { Need } from './needs';

const DIRECTIONS = ['Ingress', 'Egress'] as const;

interface GroupRules {
  /** The group and the direction. */
  readonly group: string;
  readonly stackName: string;
  readonly rules: number;
}

/** How many rules each security group has in each direction, wherever they are written. */
export function rulesPerSecurityGroup(templates: readonly SynthesizedTemplate[]): Need[] {
  const found = templates.flatMap(({ stackName, template }) =>
    Object.entries(template.Resources).flatMap(([id, resource]) => rulesIn(stackName, template, id, resource)),
  );
  const groups = new Map<string, Need>();
  for (const { group, stackName, rules } of found) {
    groups.set(group, { where: stackName, needed: rules + (groups.get(group)?.needed ?? 0) });
  }
  return [...groups.values()];
}

function rulesIn(
  stackName: string,
  template: Template,
  id: string,
  { Type, Properties = {} }: TemplateResource,
): GroupRules[] {
  return DIRECTIONS.flatMap(direction => {
    if (Type === `AWS::EC2::SecurityGroup${direction}`) {
      const group = groupOf(stackName, template, Properties['GroupId']);
      return [{ group: `${group}/${direction}`, stackName, rules: 1 }];
    }
    const own = Properties[`SecurityGroup${direction}`];
    if (Type !== 'AWS::EC2::SecurityGroup' || !Array.isArray(own)) return [];
    return [{ group: `${stackName}/${id}/${direction}`, stackName, rules: own.length }];
  });
}

/** The group that a rule is added to: one of the stack, or one that a parameter names, which is the same for all stacks. */
function groupOf(stackName: string, template: Template, group: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (group ?? {}) as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  const id = Ref ?? attribute?.[0];
  if (id === undefined) return JSON.stringify(group);
  const imported = template.Parameters?.[id]?.Default;
  return imported === undefined ? `${stackName}/${id}` : `${imported}`;
}
