import { Positions } from '../../bin/deployment/positions';

test.each([
  { offset: 0, position: { line: 1, column: 1 } },
  { offset: 2, position: { line: 1, column: 3 } },
  { offset: 3, position: { line: 2, column: 1 } },
  { offset: 4, position: { line: 3, column: 1 } },
  { offset: 6, position: { line: 3, column: 3 } },
])('offset $offset stands at line $position.line, column $position.column', ({ offset, position }) => {
  expect(new Positions('ab\n\ncd').at(offset)).toEqual(position);
});
