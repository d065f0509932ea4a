const base = require('../../jest.config.js');

module.exports = {
  transform: base.transform,
  transformIgnorePatterns: base.transformIgnorePatterns,
  moduleFileExtensions: base.moduleFileExtensions,
  rootDir: '../..',
  roots: ['<rootDir>/test/real'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/', '<rootDir>/test/real/.cache/'],
  testPathIgnorePatterns: ['/node_modules/', '/.cache/'],
  haste: { enableSymlinks: false },
  globalSetup: '<rootDir>/test/real/harness/install.ts',
  testEnvironment: base.testEnvironment,
  // The machine's two processors are for the programs under test.
  maxWorkers: 1,
  maxConcurrency: 2,
  testTimeout: 300_000,
  verbose: true,
  // A process that a failed test left behind must not keep the run from ending.
  forceExit: true,
};
