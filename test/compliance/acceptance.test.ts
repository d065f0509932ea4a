import {
  acceptanceOf,
  hasExpired,
  parseAcceptance,
  renderReason,
  validateAcknowledgement,
} from '../../lib/compliance/acceptance';

const FINDING = { ruleId: 'OpenClaw-ECS1', id: 'OpenClaw-ECS1[edge]', construct: 'Stack/Gateway/Task/Resource' };
const REASON = 'The edge writes its certificate.';

test.each([
  [{}, REASON],
  [{ owner: 'platform team' }, `${REASON} (owner: platform team)`],
  [{ expires: '2027-03-31' }, `${REASON} (expires: 2027-03-31)`],
  [{ owner: 'platform team', expires: '2027-03-31' }, `${REASON} (owner: platform team; expires: 2027-03-31)`],
])('a reason with %j is written as a text and read back', (further, text) => {
  const acknowledgement = { id: 'OpenClaw-ECS1', reason: REASON, ...further };
  expect(renderReason(acknowledgement)).toBe(text);
  expect(parseAcceptance('Stack', 'Annotation::OpenClaw-ECS1', text)).toEqual({
    construct: 'Stack',
    owner: undefined,
    expires: undefined,
    ...acknowledgement,
  });
});

test('parentheses that say something else stay in the reason', () => {
  expect(parseAcceptance('Stack', 'X-1', 'Not here (see the plan)')).toMatchObject({
    reason: 'Not here (see the plan)',
  });
});

test.each(['Annotation::OpenClaw-ECS1', 'annotation::OpenClaw-ECS1', 'OpenClaw::OpenClaw-ECS1'])(
  'the id %s is read without its prefix',
  id => {
    expect(parseAcceptance('Stack', id, REASON).id).toBe('OpenClaw-ECS1');
  },
);

test.each([
  ['the finding itself', 'OpenClaw-ECS1[edge]', 'Stack/Gateway/Task/Resource'],
  ['the finding on an ancestor', 'OpenClaw-ECS1[edge]', 'Stack/Gateway'],
  ['the rule on the stack', 'OpenClaw-ECS1', 'Stack'],
  ['the rule on the app', 'OpenClaw-ECS1', ''],
])('accepts %s', (_, id, construct) => {
  const acceptance = parseAcceptance(construct, id, REASON);
  expect(acceptanceOf(FINDING, [acceptance], undefined)).toBe(acceptance);
});

test.each([
  ['another finding of the rule', 'OpenClaw-ECS1[gateway]', 'Stack'],
  ['a rule whose id begins alike', 'OpenClaw-ECS', 'Stack'],
  ['a construct beside it', 'OpenClaw-ECS1', 'Stack/Gate'],
  ['a construct below it', 'OpenClaw-ECS1', 'Stack/Gateway/Task/Resource/More'],
])('does not accept %s', (_, id, construct) => {
  expect(acceptanceOf(FINDING, [parseAcceptance(construct, id, REASON)], undefined)).toBeUndefined();
});

test('an acknowledgement in force goes before one that has expired', () => {
  const expired = parseAcceptance('Stack', 'OpenClaw-ECS1', `${REASON} (expires: 2026-01-31)`);
  const inForce = parseAcceptance('Stack', 'OpenClaw-ECS1', `${REASON} (expires: 2026-12-31)`);
  expect(acceptanceOf(FINDING, [expired, inForce], '2026-06-01')).toBe(inForce);
  expect(acceptanceOf(FINDING, [expired], '2026-06-01')).toBe(expired);
});

test.each([
  ['2027-03-30', false],
  ['2027-03-31', false],
  ['2027-04-01', true],
  [undefined, false],
])('one that expires on 2027-03-31 is judged on %s', (today, expected) => {
  expect(hasExpired({ id: 'X', reason: REASON, expires: '2027-03-31' }, today)).toBe(expected);
});

test.each([
  [{ reason: ' ' }, 'reason must say why OpenClaw-ECS1 is accepted, got an empty text'],
  [{ owner: 'a; b' }, "owner must be a name without semicolons and parentheses, got 'a; b'"],
  [{ expires: 'soon' }, "expires must be a day written as 2027-03-31, got 'soon'"],
  [{ expires: '2027-02-30' }, "expires must be a day written as 2027-03-31, got '2027-02-30'"],
])('fails on %j', (part, message) => {
  const acknowledgement = { id: 'OpenClaw-ECS1', reason: REASON, ...part };
  expect(() => validateAcknowledgement(acknowledgement)).toThrow(new Error(message));
});
