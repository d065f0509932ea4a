import { MAX_SLOT } from '../egress/egress-list';
import { isDay } from '../private/day';
import { TENANT_ID, TENANT_ID_RULE } from '../private/tenant-id';
import { Classification } from './classification';
import { isReservedTenantId } from './tenant-id';

/** Properties of a Tenant. */
export interface TenantProps {
  /** Short name, unique in its deployment: 2 to 32 lower-case letters, digits and inner hyphens, a letter first. */
  readonly id: string;

  /** The fixed number in its cell, 1 to 85: it decides the proxy port and the listener rules, so it never changes. */
  readonly slot: number;

  /** How sensitive the data is that the tenant's agent may touch. */
  readonly classification: Classification;

  /** The person or team that answers for the tenant. */
  readonly owner: string;

  /** What the tenant's agent is for, in words that a reviewer can judge. */
  readonly purpose: string;

  /** The day by which somebody decides whether the tenant is still needed as it is, written as 2027-03-31. */
  readonly reviewBy: string;
}

/** The team, unit or person that one gateway serves, with what a governance board asks about it. */
export class Tenant {
  /** Short name, unique in its deployment. */
  public readonly id: string;

  /** The fixed number in its cell. */
  public readonly slot: number;

  /** How sensitive the data is that the tenant's agent may touch. */
  public readonly classification: Classification;

  /** The person or team that answers for the tenant. */
  public readonly owner: string;

  /** What the tenant's agent is for. */
  public readonly purpose: string;

  /** The day by which somebody decides whether the tenant is still needed as it is. */
  public readonly reviewBy: string;

  constructor(props: TenantProps) {
    validateTenant(props);
    this.id = props.id;
    this.slot = props.slot;
    this.classification = props.classification;
    this.owner = props.owner;
    this.purpose = props.purpose;
    this.reviewBy = props.reviewBy;
  }

  /** Whether the review is overdue on a day, written as 2027-03-31; on the last day it is not. */
  public isReviewOverdue(today: string): boolean {
    if (!isDay(today)) {
      throw new Error(`today must be a day written as 2027-03-31, got '${today}'`);
    }
    return this.reviewBy < today;
  }
}

/** A shorter text tells a reviewer nothing. */
const MIN_PURPOSE = 10;

function validateTenant(props: TenantProps): void {
  const problems = [...idProblems(props.id), ...slotProblems(props.slot), ...governanceProblems(props)];
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

function idProblems(id: string): string[] {
  if (!TENANT_ID.test(id)) {
    return [`id must be ${TENANT_ID_RULE}, got '${id}': choose a name that can stand in a path and a tag for good`];
  }
  return isReservedTenantId(id)
    ? [`id must not be a name that the cell itself uses, got '${id}': choose another one`]
    : [];
}

function slotProblems(slot: number): string[] {
  return Number.isInteger(slot) && slot >= 1 && slot <= MAX_SLOT
    ? []
    : [`slot must be a whole number from 1 to ${MAX_SLOT}, got ${slot}: a cell holds no more tenants`];
}

function governanceProblems({ classification, owner, purpose, reviewBy }: TenantProps): string[] {
  const known: string[] = Object.values(Classification);
  return [
    ...(known.includes(classification)
      ? []
      : [`classification must be one of ${known.join(', ')}, got '${classification}'`]),
    ...(owner.trim() === '' ? ['owner must name a person or a team, got an empty text'] : []),
    ...(purpose.trim().length < MIN_PURPOSE
      ? [`purpose must have at least ${MIN_PURPOSE} characters that tell a reviewer enough, got '${purpose}'`]
      : []),
    ...(isDay(reviewBy) ? [] : [`reviewBy must be a day written as 2027-03-31, got '${reviewBy}'`]),
  ];
}
