import { covers } from '../private/host-coverage';
import { AllowedHost } from './allowed-host';

/** An entry of a list that adds nothing to another one. */
export interface RepeatedHost {
  readonly index: number;
  readonly other: number;
  /** Both are the same, rather than one below the wildcard of the other. */
  readonly same: boolean;
}

/** The entries that say what another entry of the list says: for the same host, or by a wildcard over it. */
export function repeatedHosts(allowedHosts: AllowedHost[]): RepeatedHost[] {
  return allowedHosts.flatMap((allowed, index): RepeatedHost[] => {
    const first = allowedHosts.findIndex(candidate => isSame(candidate, allowed));
    if (first < index) {
      return [{ index, other: first, same: true }];
    }
    const wide = allowedHosts.findIndex(candidate => isWider(candidate, allowed));
    return wide < 0 ? [] : [{ index, other: wide, same: false }];
  });
}

function isSame(one: AllowedHost, other: AllowedHost): boolean {
  return covers(one, other) && covers(other, one);
}

function isWider(wide: AllowedHost, narrow: AllowedHost): boolean {
  // A private endpoint below a public wildcard says something of its own.
  return (
    Boolean(wide.privateEndpoint) === Boolean(narrow.privateEndpoint) && !isSame(wide, narrow) && covers(wide, narrow)
  );
}
