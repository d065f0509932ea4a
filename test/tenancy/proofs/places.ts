import { Layout } from '../../../bin/tenants/layout';

type Occupant = Layout['tenants'][number] | Layout['removedTenants'][number];

/** What a tenant has in its cell, and nobody else may have while it is kept. */
export function placesOf({ id, cell, slot, host = id }: Occupant): string[] {
  return [
    `slot ${slot} of ${cell}`,
    `port ${3100 + slot} of ${cell}`,
    `priority ${2 * slot - 1} of ${cell}`,
    `priority ${2 * slot} of ${cell}`,
    `host ${host}.${cell}`,
    `path /tenants/${id} of ${cell}`,
  ];
}

/** Who has had which place, until it was forgotten. */
export class Places {
  private readonly holders = new Map<string, string>();

  /** Takes a file down; answers which places somebody has that are another's. */
  note({ tenants, removedTenants }: Layout): string[] {
    const occupants = [...tenants, ...removedTenants];
    const kept = new Set(occupants.map(holderOf));
    for (const [place, holder] of this.holders) {
      if (!kept.has(holder)) this.holders.delete(place);
    }
    const places = occupants.flatMap(placesOf);
    const twice = places.filter((place, index) => places.indexOf(place) < index);
    return [...twice, ...occupants.flatMap(occupant => this.take(occupant))];
  }

  private take(occupant: Occupant): string[] {
    const holder = holderOf(occupant);
    return placesOf(occupant).filter(place => {
      const other = this.holders.get(place);
      if (other === undefined) this.holders.set(place, holder);
      return other !== undefined && other !== holder;
    });
  }
}

function holderOf({ id, cell }: Occupant): string {
  return `${id} in ${cell}`;
}
