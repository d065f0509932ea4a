import { parseDeployment } from '../../bin/deployment/parse';
import { edit } from './edit';
import { manyTenants } from './many-tenants';

function judge(text: string) {
  const { problems, warnings } = parseDeployment('many.yaml', text);
  return { problems, warnings };
}

test.each([1, 69])('a cell with %d tenants is fine', count => {
  expect(judge(manyTenants(count))).toEqual({ problems: [], warnings: [] });
});

test.each([70, 84, 85])('a cell with %d tenants is fine, and another should be opened', count => {
  expect(judge(manyTenants(3, count))).toEqual({
    problems: [],
    warnings: [
      `many.yaml:16:11: cells[1].id: "c1" has ${count} of its 85 slots taken; open another cell before it is full`,
    ],
  });
});

test('the 86th tenant of a cell is refused, whatever its slot', () => {
  const { problems, warnings } = judge(edit(manyTenants(86), [['slot: 86', 'slot: 85']]));
  expect(problems).toEqual([
    'many.yaml:783:11: tenants[85].cell: "c0" holds at most 85 tenants, removed ones included, and has 86; put this one and those after it into another cell',
    'many.yaml:784:11: tenants[85].slot: 85 is the slot of t0-85 (tenants[84]) in cell "c0"; the cell is full, so use another',
  ]);
  expect(warnings).toEqual([]);
});

test('a removed tenant takes a slot until its state is erased', () => {
  const removed =
    'removedTenants:\n  - { id: old, cell: c0, slot: 85, removedOn: "2026-11-01", keepUntil: "2026-12-06" }\n';
  expect(judge(`${manyTenants(84)}${removed}`).problems).toEqual([]);
  expect(judge(`${manyTenants(85)}${removed}`).problems).toEqual([
    expect.stringMatching(/tenants\[84\]\.cell: "c0" holds at most 85 tenants, removed ones included, and has 86; /),
    expect.stringMatching(
      /tenants\[84\]\.slot: 85 is kept for old \(removedTenants\[0\]\) in cell "c0"; the cell is full/,
    ),
  ]);
});

test('each tenant whose slot is taken is advised another one', () => {
  const text = manyTenants(4).replace('slot: 3', 'slot: 1').replace('slot: 4', 'slot: 1');
  expect(judge(text).problems).toEqual([
    expect.stringMatching(/tenants\[2\]\.slot: .*; use 3, the lowest that is free$/),
    expect.stringMatching(/tenants\[3\]\.slot: .*; use 4, the lowest that is free$/),
  ]);
});
