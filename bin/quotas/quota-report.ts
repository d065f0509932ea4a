import { SynthesizedTemplate } from '../synthesis/template';
import { measureNeeds, Need } from './needs';
import table from './quota-table.json';

/** What AWS allows of something before anybody asks for more. */
export interface Quota {
  readonly id: string;
  readonly name: string;
  /** Whose quota it is, such as each `region` or each `stack`. */
  readonly per: string;
  readonly default: number;
  /** What a new account may have in place of the default, where that is less. */
  readonly newAccount?: number;
  readonly adjustable: boolean;
  /** How far AWS raises it, where that is said. */
  readonly maximum?: number;
  /** Service and code that Service Quotas knows it by, such as `vpc/L-F678F1CE`. */
  readonly code?: string;
  readonly source: string;
  readonly date: string;
  /** Whether somebody saw the number at its source on the date, or still has to. */
  readonly status: 'read' | 'recalled';
  readonly note?: string;
  /** What to do where it cannot be raised. */
  readonly instead?: string;
}

/** What follows from a need and a quota. */
export type Verdict = 'ok' | 'raise before deploying' | 'cannot be raised';

/** What a deployment needs of a quota. */
export interface QuotaNeed extends Quota, Need {
  /** The part of the default that is needed, 1 for all of it. */
  readonly share: number;
  readonly verdict: Verdict;
  /** What to do, where the default, or what a new account has, is too little. */
  readonly advice?: string;
}

/** What a deployment needs of an account, beside what AWS allows one. */
export interface QuotaReport {
  readonly deployment: string;
  readonly region: string;
  readonly quotas: QuotaNeed[];
}

/** The quotas that a deployment may meet. */
export const QUOTAS = table.quotas as readonly Quota[];

/** Compares what the templates of a deployment need with what AWS allows an account by default. */
export function quotaReport(
  templates: readonly SynthesizedTemplate[],
  { name, region }: { readonly name: string; readonly region: string },
): QuotaReport {
  const needs = measureNeeds(templates);
  const quotas = QUOTAS.map(quota => judge(quota, needs.get(quota.id) ?? { needed: 0 }, region));
  const used = quotas.filter(({ needed }) => needed > 0);
  return { deployment: name, region, quotas: used.sort((a, b) => b.share - a.share) };
}

/** Whether a need fits into a quota, and whether the quota can be raised to it. */
export function verdictOn(
  { default: allowed, adjustable, maximum = Number.POSITIVE_INFINITY }: Quota,
  needed: number,
): Verdict {
  if (needed <= allowed) return 'ok';
  return adjustable && needed <= maximum ? 'raise before deploying' : 'cannot be raised';
}

function judge(quota: Quota, need: Need, region: string): QuotaNeed {
  const verdict = verdictOn(quota, need.needed);
  const advice = adviceOn(quota, verdict, Math.ceil(need.needed), region);
  return { ...quota, ...need, share: need.needed / quota.default, verdict, advice };
}

function adviceOn(quota: Quota, verdict: Verdict, needed: number, region: string): string | undefined {
  const { newAccount = needed, instead, code, per } = quota;
  if (verdict === 'cannot be raised') return `${instead ?? 'Spread the cells over more accounts or regions'}.`;
  if (verdict === 'ok' && needed <= newAccount) return undefined;
  const asked = code === undefined ? inConsole(needed, per, region) : byCommand(code, needed, region);
  return verdict === 'ok' ? `A new account may have ${newAccount} only. ${asked}` : asked;
}

function inConsole(needed: number, per: string, region: string): string {
  return `Ask for ${needed} or more in the console of Service Quotas${per === 'account' ? '' : `, in ${region}`}.`;
}

function byCommand(code: string, needed: number, region: string): string {
  const [service, quota] = code.split('/');
  return `Ask for it: aws service-quotas request-service-quota-increase --region ${region} --service-code ${service} --quota-code ${quota} --desired-value ${needed}`;
}
