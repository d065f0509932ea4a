const base = require('../jest.config.js');

// These try many inputs each, or synthesize many cells, which takes longer than all other unit tests together.
module.exports = {
  ...base,
  rootDir: '..',
  testMatch: ['<rootDir>/test/tenancy/proofs/*.test.ts', '<rootDir>/test/**/*.property.test.ts'],
  setupFiles: ['<rootDir>/test/compliance/setup.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
