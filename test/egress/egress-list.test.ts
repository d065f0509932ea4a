import { listOf, MAX_SLOT, proxyPort } from '../../lib/egress/egress-list';
import { listFor } from './fixture';

test('gives each slot a port of its own', () => {
  const ports = Array.from({ length: MAX_SLOT }, (_, index) => proxyPort(index + 1));
  expect(ports[0]).toBe(3101);
  expect(ports.at(-1)).toBe(3185);
  expect(new Set(ports).size).toBe(85);
});

test('finds the list of a tenant, and says which there are when there is none', () => {
  const lists = [listFor([], 'acme', 1), listFor([], 'beta', 2)];
  expect(listOf(lists, 'beta')).toBe(lists[1]);
  expect(() => listOf(lists, 'gamma')).toThrow(
    new Error("tenantId must be one that has an egress list, got 'gamma': the network knows acme, beta"),
  );
  expect(() => listOf([], 'gamma')).toThrow('the network knows none');
});
