import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Audience } from '../../lib/config';
import { warnAboutTeam } from '../../lib/gateway/team-warnings';
import { configOf, gatewayIn, testStack } from './fixture';

const WRITERS = Audience.team({ writers: { slack: ['U1', 'U2'], telegram: ['1'] } });
const DEVICE = 'a'.repeat(64);

function warned(audience: Audience, approvedDevices?: string[]): Annotations {
  const stack = new Stack(new App());
  warnAboutTeam(stack, configOf({ audience }), approvedDevices);
  return Annotations.fromStack(stack);
}

test('warns of writers, whom nobody approves of', () => {
  warned(WRITERS).hasWarning(
    '*',
    Match.stringLikeRegexp('writes for 3 of the team without asking anybody.*openclaw:Gateway.teamWriters'),
  );
});

test('warns of browsers, which all have the one token', () => {
  warned(Audience.team(), [DEVICE]).hasWarning(
    '*',
    Match.stringLikeRegexp('one token for all: from an approved browser.*openclaw:Gateway.teamDevices'),
  );
});

test.each([
  ['a team that reads, and has no browser', Audience.team(), []],
  ['a person with a browser', Audience.person(), [DEVICE]],
])('does not warn of %s', (_, audience, devices) => {
  warned(audience, devices).hasNoWarning('*', Match.anyValue());
});

test('warns on the gateway', () => {
  const stack = testStack();
  gatewayIn(stack, { audience: WRITERS, approvedDevices: [DEVICE] });

  for (const condition of ['teamWriters', 'teamDevices']) {
    Annotations.fromStack(stack).hasWarning('/Test/Gateway', Match.stringLikeRegexp(`openclaw:Gateway.${condition}`));
  }
});
