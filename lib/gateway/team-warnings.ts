import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { OpenClawConfig } from '../config';

/** Warns of what OpenClaw cannot hold when a team shares the agent. */
export function warnAboutTeam(scope: Construct, { audience }: OpenClawConfig, approvedDevices: string[] = []): void {
  if (audience.kind !== 'team') return;
  const writers = Object.values(audience.writers).flat();
  if (writers.length > 0) {
    Validations.of(scope).addWarning(
      'openclaw:Gateway.teamWriters',
      `The agent writes for ${writers.length} of the team without asking anybody: OpenClaw asks for no approval of its own tools. It reads what others of the team say before it does. Name few.`,
    );
  }
  if (approvedDevices.length > 0) {
    Validations.of(scope).addWarning(
      'openclaw:Gateway.teamDevices',
      'The Control UI has one token for all: from an approved browser all conversations of the team can be read, and the audit trail does not tell by whom. Approve those of administrators alone.',
    );
  }
}
