import * as fs from 'node:fs';
import { App, FileSystem, Stack } from 'aws-cdk-lib';
import { EgressLists } from '../../lib/egress/egress-lists';

afterEach(() => jest.restoreAllMocks());

/** Creates lists, and answers the temporary folder that they were written to. */
function folderOfLists(context: { [key: string]: unknown } = {}): string {
  const made = jest.spyOn(FileSystem, 'mkdtemp');
  new EgressLists(new Stack(new App({ context }), 'Stack'), 'Lists', { lists: [] });
  return made.mock.results[0]?.value;
}

test('leaves no copy of the lists outside the assembly', () => {
  expect(fs.existsSync(folderOfLists())).toBe(false);
});

test('leaves the lists where the CDK reads them later when staging is off', () => {
  const folder = folderOfLists({ 'aws:cdk:disable-asset-staging': true });
  expect(fs.readdirSync(folder)).toEqual(['egress-lists.json']);
  fs.rmSync(folder, { recursive: true });
});
