import * as fc from 'fast-check';
import { everyQuestion, isListed, NAMES, Question, randomLists } from './random-lists';
import { squidEvaluator } from './squid-evaluator';

test("lets each of 85 tenants reach what its own list holds, and nothing that only another's does", () => {
  fc.assert(
    fc.property(randomLists, lists => {
      const allows = squidEvaluator(lists, '10.0.0.0/16');
      const judge = ({ list, name, port }: Question) =>
        allows({ port: list.port, host: name, destinationPort: port, addresses: ['52.1.1.1'] });
      return everyQuestion(lists).every(question => judge(question) === isListed(question));
    }),
    { numRuns: 5 },
  );
});

test('lets no list, whatever it holds, reach an address that is not of the internet', () => {
  const addresses = fc.constantFrom(
    '127.0.0.1',
    '169.254.169.254',
    '10.0.0.5',
    '192.168.0.1',
    '100.64.1.1',
    '::1',
    'fe80::1',
  );
  fc.assert(
    fc.property(randomLists, addresses, fc.constantFrom(...NAMES), (lists, address, host) => {
      const allows = squidEvaluator(lists.slice(0, 5), '10.0.0.0/16');
      const connection = { host, destinationPort: 443, addresses: ['52.1.1.1', address] };
      return lists.slice(0, 5).every(({ port }) => !allows({ ...connection, port }));
    }),
  );
});

test('lets nobody through a port that no tenant has, nor without an address', () => {
  const list = { tenant: 'research', port: 3101, hosts: [{ host: 'example.com', port: 443 }] };
  const allows = squidEvaluator([list], '10.0.0.0/16');
  const connection = { port: 3101, host: 'example.com', destinationPort: 443, addresses: ['52.1.1.1'] };

  expect(allows(connection)).toBe(true);
  expect(allows({ ...connection, port: 3102 })).toBe(false);
  expect(allows({ ...connection, port: 3100 })).toBe(false);
  expect(allows({ ...connection, addresses: [] })).toBe(false);
});
