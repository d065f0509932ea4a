import { cellName } from '../deployment/cell-name';
import { CellsDeployment } from '../deployment/deployment';
import { Tombstone } from './layout';
import { deployCommand, quoted, Step } from './step';

/** What ends a tenant that was removed. */
export function departureSteps(deployment: CellsDeployment, tombstone: Tombstone): Step[] {
  return [
    ...leave(deployment, tombstone),
    { text: 'Revoke its keys where they were issued, delete their secret, and take its address out of the channels.' },
    forget(deployment, tombstone),
  ];
}

/** Ends the gateway and keeps its state. */
export function leave(deployment: CellsDeployment, { id, cell, keepUntil }: Tombstone): Step[] {
  const name = cellName(deployment, cell);
  const stack = `--stack-name ${name}-${id}`;
  return [
    {
      text: `Delete its stack in cell ${cell}, and the gateway with it; its state, its third-party keys and its logs stay.`,
      commands: [`aws cloudformation delete-stack ${stack}`, `aws cloudformation wait stack-delete-complete ${stack}`],
    },
    {
      text: `Close its way out, and put removed-${id} in its place, which keeps its state until ${keepUntil} and then erases it.`,
      commands: [deployCommand(deployment, [`${name}/lists`, `${name}/removed-${id}`])],
    },
  ];
}

/** Frees the place when the state is erased. */
export function forget({ path }: CellsDeployment, { id, cell, keepUntil }: Tombstone): Step {
  return {
    text: `After ${keepUntil}, when its log has the record state-erased, free its slot.`,
    commands: [
      `npx openclaw-cdk tenant forget ${quoted(path)} ${id} --cell ${cell} --erased '<erasedAt of the record>'`,
    ],
  };
}

/** What ends a place whose tombstone is gone. */
export function forgottenSteps(deployment: CellsDeployment, { id, cell }: Tombstone, isCellEmpty: boolean): Step[] {
  const name = cellName(deployment, cell);
  const stack = `--stack-name ${name}-removed-${id}`;
  const gone: Step = {
    text: `Delete the stack removed-${id}, which has done its work; the record of the erasure stays.`,
    commands: [`aws cloudformation delete-stack ${stack}`, `aws cloudformation wait stack-delete-complete ${stack}`],
  };
  if (!isCellEmpty) return [gone];
  return [
    gone,
    {
      text: `Nobody is left in cell ${cell}: destroy it, then take it out of cells, or keep it for the next tenant.`,
      commands: [`npx cdk destroy -c ${quoted(`deployment=${deployment.path}`)} '${name}/*'`],
    },
  ];
}
