import { AllowedHost } from './allowed-host';
import { EgressList, MAX_SLOT } from './egress-list';
import { allowedHostProblems, throwProblems, tokenProblems } from './host-rules';
import { RepeatedHost, repeatedHosts } from './repeated-hosts';

/** Throws one error that lists, line by line, everything that is wrong with the lists that `prop` names. */
export function validateEgressLists(lists: EgressList[], prop = 'egressLists'): void {
  throwProblems([
    ...lists.flatMap((list, index) => listProblems(`${prop}[${index}]`, list)),
    ...uniqueProblems(prop, lists, 'tenantId', 'keep one list for each tenant'),
    ...uniqueProblems(prop, lists, 'slot', "a slot is one tenant's port, so give each its own"),
  ]);
}

function listProblems(prop: string, { tenantId, slot, allowedHosts }: EgressList): string[] {
  const hosts = `${prop}.allowedHosts`;
  return [
    ...tenantProblems(`${prop}.tenantId`, tenantId),
    ...slotProblems(`${prop}.slot`, slot),
    ...allowedHostProblems(hosts, allowedHosts),
    ...repeatedHosts(allowedHosts).map(repeated => repeatedProblem(hosts, allowedHosts, repeated)),
  ];
}

function tenantProblems(prop: string, tenantId: string): string[] {
  return tenantId.trim() === '' ? [`${prop} must name a tenant, got an empty text`] : tokenProblems(prop, tenantId);
}

function slotProblems(prop: string, slot: number): string[] {
  const literal = tokenProblems(prop, slot);
  if (literal.length > 0 || (Number.isInteger(slot) && slot >= 1 && slot <= MAX_SLOT)) {
    return literal;
  }
  return [`${prop} must be a whole number from 1 to ${MAX_SLOT}, got ${slot}: a cell holds no more tenants`];
}

function uniqueProblems(prop: string, lists: EgressList[], field: 'tenantId' | 'slot', remedy: string): string[] {
  const values = lists.map(list => list[field]);
  return values.flatMap((value, index) => {
    const first = values.slice(0, index).indexOf(value);
    return first >= 0
      ? [`${prop}[${index}].${field} must be unique, got '${value}', which ${prop}[${first}] has: ${remedy}`]
      : [];
  });
}

function repeatedProblem(prop: string, hosts: AllowedHost[], { index, other, same }: RepeatedHost): string {
  const [repeated, known] = [hosts[index], hosts[other]];
  const place = `${prop}[${other}], for ${asker(known)}`;
  const got = `got "${repeated.host}" on port ${repeated.port ?? 443} for ${asker(repeated)}`;
  return same
    ? `${prop}[${index}].host must stand in the list once, ${got}, as in ${place}: keep one of them`
    : `${prop}[${index}].host must not repeat a wildcard, ${got}, below "${known.host}" in ${place}: keep one of them`;
}

function asker({ owner }: AllowedHost): string {
  return owner ?? 'the configuration';
}
