import { CELLS } from './edit';

const HEAD = CELLS.slice(0, CELLS.indexOf('cells:\n'));

/** The text of a valid file with cells that are each as full as they are told to be. */
export function manyTenants(...perCell: number[]): string {
  const cells = perCell.map((_, cell) => `  - { id: c${cell}, kind: shared }\n`);
  const tenants = perCell.flatMap((count, cell) =>
    Array.from({ length: count }, (_, index) => tenant(`t${cell}-${index + 1}`, `c${cell}`, index + 1)),
  );
  return `${HEAD}cells:\n${cells.join('')}tenants:\n${tenants.join('')}`;
}

function tenant(id: string, cell: string, slot: number): string {
  return `  - id: ${id}
    cell: ${cell}
    slot: ${slot}
    classification: internal
    owner: ${id}
    purpose: Answers questions of ${id}.
    reviewBy: "2027-05-01"
    modelProvider: { kind: anthropic, model: claude-opus-4-6 }
    channels: [{ kind: slackSocket, channels: [{ channelId: C0123456789, users: [U0123456789] }] }]
`;
}
