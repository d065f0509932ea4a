import { CellsDeployment } from '../deployment/deployment';
import { Place } from '../tenants/choose-place';
import { Step } from '../tenants/step';
import { fill, paint } from '../terminal';

/** What a command did to the tenants of a file. */
export interface TenantReport {
  readonly title: string;
  readonly details: readonly string[];
  /** What people do next, in order. */
  readonly steps: readonly Step[];
}

/** Why a place was chosen. */
export function placeDetails({ cell, slot, opens, why }: Place, deployment: CellsDeployment): string[] {
  return [
    `Cell ${cell}${opens === undefined ? '' : `, a new ${opens} one`}: ${why}`,
    ...(opens === undefined ? [] : rangeNote(cell, deployment)),
    `Slot ${slot}: the lowest that is free`,
  ];
}

/** Where cells have ranges of their own their networks may meet, and the range of a new one is easily forgotten. */
function rangeNote(cell: string, { file: { cells, network } }: CellsDeployment): string[] {
  if (cells.every(({ cidr }) => cidr === undefined)) return [];
  const range = network?.cidr ?? 'the default range';
  return [
    `Cell ${cell} has no cidr, as others have, and gets ${range}, which its first deployment fixes; give it one before that`,
  ];
}

/** Renders what was done and what is to be done. */
export function renderReport({ title, details, steps }: TenantReport): string {
  return [
    paint('bold', title),
    ...details.flatMap(detail => indented(detail, '  ')),
    '',
    paint('bold', 'Next'),
    ...steps.flatMap(renderStep),
  ].join('\n');
}

function renderStep({ text, commands = [] }: Step, index: number): string[] {
  const number = `${`${index + 1}.`.padStart(4)} `;
  // A command stays on one line, so that it can be copied.
  return [...indented(text, number), ...commands.map(command => `       ${paint('cyan', command)}`)];
}

function indented(text: string, head: string): string[] {
  return fill(text, head.length).map((line, index) => `${index === 0 ? head : ' '.repeat(head.length)}${line}`);
}
