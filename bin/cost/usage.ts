import { fargateServices } from '../synthesis/fargate-services';
import { resourcesOf, SynthesizedTemplate } from '../synthesis/template';
import table from './usage-table.json';

/** A quantity at low and at high use. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A quantity of something that has a price, at low and at high use. */
export interface UsageCharge extends Range {
  readonly price: string;
}

/** One assumption on what is used. */
export interface UsageRow extends Range {
  readonly price: string;
  readonly per: 'tenant' | 'state' | 'task' | 'cell';
  readonly resource: string;
  readonly keptFor?: keyof typeof RETENTION;
  readonly reason: string;
}

/** Whoever a cost is put down to: a tenant, a cell for what its tenants share, or both in one. */
export interface CostBearer {
  readonly cell: string;
  readonly tenant?: string;
  readonly isRemoved: boolean;
  readonly templates: readonly SynthesizedTemplate[];
}

/** What the templates of a cell have that use is charged for. */
export interface CellFacts {
  readonly types: ReadonlySet<string>;
  /** For how many days, at the longest, logs and backups are kept. */
  readonly daysKept: { readonly [kept in keyof typeof RETENTION]?: number };
}

const RETENTION = {
  logs: { type: 'AWS::Logs::LogGroup', days: /"RetentionInDays":(\d+)/g, byDefault: 365 },
  backups: { type: 'AWS::Backup::BackupPlan', days: /"DeleteAfterDays":(\d+)/g, byDefault: 35 },
};

/** The assumptions on what is used, with their reasons. */
export const USAGE = table.usage as readonly UsageRow[];

/** Reads from templates what use is charged for. */
export function cellFacts(templates: readonly SynthesizedTemplate[]): CellFacts {
  const types = templates.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  const daysKept = Object.fromEntries(
    Object.entries(RETENTION).flatMap(([kept, { type, days }]) => {
      const found = templates
        .flatMap(({ template }) => resourcesOf(template, type))
        .flatMap(resource => [...JSON.stringify(resource).matchAll(days)].map(([, count]) => Number(count)));
      return found.length > 0 ? [[kept, Math.max(...found)]] : [];
    }),
  );
  return { types: new Set(types), daysKept };
}

/** What a bearer is assumed to use of the resources of its cell. */
export function usageCharges(bearer: CostBearer, cell: CellFacts): UsageCharge[] {
  const own = cellFacts(bearer.templates).daysKept;
  return USAGE.filter(({ resource }) => cell.types.has(resource)).flatMap(({ price, per, keptFor, low, high }) => {
    const days = keptFor && (own[keptFor] ?? cell.daysKept[keptFor] ?? RETENTION[keptFor].byDefault);
    const times = countOf(per, bearer) * (days ?? 1);
    return times === 0 ? [] : [{ price, low: low * times, high: high * times }];
  });
}

function countOf(per: UsageRow['per'], { tenant, isRemoved, templates }: CostBearer): number {
  if (per === 'task') {
    const services = templates.flatMap(({ template }) => fargateServices(template));
    return services.reduce((sum, { tasks, shareOfTime }) => sum + tasks * shareOfTime, 0);
  }
  if (per === 'cell') return templates.some(({ part }) => part === 'single' || part === 'cell') ? 1 : 0;
  return tenant !== undefined && (per === 'state' || !isRemoved) ? 1 : 0;
}
