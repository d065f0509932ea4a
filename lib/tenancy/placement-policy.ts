import { Classification } from './classification';
import { Placement } from './placement';

const DEFAULTS: { readonly [Name in Classification]: Placement } = {
  [Classification.PUBLIC]: Placement.SHARED,
  [Classification.INTERNAL]: Placement.SHARED,
  [Classification.CONFIDENTIAL]: Placement.DEDICATED,
  [Classification.RESTRICTED]: Placement.DEDICATED,
};

/**
 * The least isolation that each classification asks for.
 *
 * A tenant may always sit in a cell of its own; the policy says who has to.
 */
export class PlacementPolicy {
  private readonly placements: { readonly [Name in Classification]: Placement };

  /**
   * @param placements the placement of each classification that differs from the default, which is `dedicated` for
   * `confidential` and `restricted`, and `shared` for the rest
   */
  constructor(placements: { [classification: string]: Placement } = {}) {
    validatePlacements(placements);
    this.placements = { ...DEFAULTS, ...placements };
  }

  /** The least isolated placement that a classification may have. */
  public placementFor(classification: Classification): Placement {
    return this.placements[classification];
  }

  /** Whether a tenant of a classification may run at a placement. */
  public allows(classification: Classification, placement: Placement): boolean {
    return placement === Placement.DEDICATED || this.placementFor(classification) === Placement.SHARED;
  }
}

function validatePlacements(placements: { readonly [classification: string]: Placement }): void {
  const classifications: string[] = Object.values(Classification);
  const allowed: string[] = Object.values(Placement);
  for (const [classification, placement] of Object.entries(placements)) {
    if (!classifications.includes(classification)) {
      throw new Error(
        `placements must name classifications, got '${classification}': use ${classifications.join(', ')}`,
      );
    }
    if (!allowed.includes(placement)) {
      throw new Error(`placements.${classification} must be ${allowed.join(' or ')}, got '${placement}'`);
    }
  }
}
