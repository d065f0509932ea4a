import { Classification, Tenant, TenantProps } from '../../lib';

const PROPS: TenantProps = {
  id: 'legal',
  slot: 7,
  classification: Classification.RESTRICTED,
  owner: 'legal-operations',
  purpose: 'Finds clauses in contracts.',
  reviewBy: '2027-05-01',
};

test('a tenant keeps what it was given', () => {
  expect(new Tenant(PROPS)).toEqual(PROPS);
});

test.each([
  [{ id: 'Legal' }, "id must be 2 to 32 lower-case letters, digits and inner hyphens, a letter first, got 'Legal': "],
  [{ id: 'a'.repeat(33) }, 'id must be 2 to 32 '],
  [{ id: 'l\u0435gal' }, 'id must be 2 to 32 '],
  [{ id: 'egress' }, "id must not be a name that the cell itself uses, got 'egress': choose another one"],
  [{ id: 'removed-legal' }, 'id must not be a name that the cell itself uses'],
  [{ slot: 0 }, 'slot must be a whole number from 1 to 85, got 0: a cell holds no more tenants'],
  [{ slot: 86 }, 'slot must be a whole number from 1 to 85, got 86'],
  [{ slot: 1.5 }, 'slot must be a whole number from 1 to 85, got 1.5'],
  [{ owner: ' ' }, 'owner must name a person or a team, got an empty text'],
  [{ purpose: 'Contracts' }, "purpose must have at least 10 characters that tell a reviewer enough, got 'Contracts'"],
  [{ reviewBy: '2026-02-30' }, "reviewBy must be a day written as 2027-03-31, got '2026-02-30'"],
  [
    JSON.parse('{ "classification": "secret" }'),
    "classification must be one of public, internal, confidential, restricted, got 'secret'",
  ],
])('a tenant is refused for %j', (wrong, message) => {
  expect(() => new Tenant({ ...PROPS, ...wrong })).toThrow(message);
});

test('everything that is wrong with a tenant is told at once', () => {
  expect(() => new Tenant({ ...PROPS, id: 'L', slot: 0, owner: '' })).toThrow(/^id .*\nslot .*\nowner .*$/);
});

test.each([
  ['2027-04-30', false],
  ['2027-05-01', false],
  ['2027-05-02', true],
  ['2028-01-01', true],
])('on %s a review by 2027-05-01 is overdue: %s', (today, isOverdue) => {
  expect(new Tenant(PROPS).isReviewOverdue(today)).toBe(isOverdue);
});

test('a day is refused that the calendar does not have', () => {
  expect(() => new Tenant(PROPS).isReviewOverdue('2027-02-29')).toThrow(
    "today must be a day written as 2027-03-31, got '2027-02-29'",
  );
});
