const base = require('../../../jest.config.js');

// These synthesize full cells, and many cells in a row, which takes longer than all other unit tests together.
module.exports = {
  ...base,
  rootDir: '../../..',
  roots: ['<rootDir>/test/tenancy/proofs'],
  setupFiles: [...base.setupFiles, '<rootDir>/test/compliance/setup.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
