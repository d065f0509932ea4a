import { Classification, Placement, PlacementPolicy } from '../../lib';

const { PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED } = Classification;

test.each([
  [PUBLIC, Placement.SHARED],
  [INTERNAL, Placement.SHARED],
  [CONFIDENTIAL, Placement.DEDICATED],
  [RESTRICTED, Placement.DEDICATED],
])('%s tenants are %s by default', (classification, placement) => {
  expect(new PlacementPolicy().placementFor(classification)).toBe(placement);
});

test('a policy changes the classifications that it names, and no other', () => {
  const policy = new PlacementPolicy({ confidential: Placement.SHARED, public: Placement.DEDICATED });
  expect([PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED].map(name => policy.placementFor(name))).toEqual([
    Placement.DEDICATED,
    Placement.SHARED,
    Placement.SHARED,
    Placement.DEDICATED,
  ]);
});

test('a tenant may always have a cell of its own, and share one only where the policy says so', () => {
  const policy = new PlacementPolicy();
  for (const classification of Object.values(Classification)) {
    expect(policy.allows(classification, Placement.DEDICATED)).toBe(true);
  }
  expect(policy.allows(INTERNAL, Placement.SHARED)).toBe(true);
  expect(policy.allows(RESTRICTED, Placement.SHARED)).toBe(false);
});

test('a policy is refused for what is no classification', () => {
  expect(() => new PlacementPolicy({ secret: Placement.DEDICATED })).toThrow(
    "placements must name classifications, got 'secret': use public, internal, confidential, restricted",
  );
});

test('a policy is refused for what is no placement', () => {
  expect(() => new PlacementPolicy(JSON.parse('{"public":"anywhere"}'))).toThrow(
    "placements.public must be shared or dedicated, got 'anywhere'",
  );
});
