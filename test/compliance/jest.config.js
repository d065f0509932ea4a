const base = require('../../jest.config.js');

// These try every rule on every kind of template, which takes longer than all other unit tests together.
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/compliance'],
  setupFiles: ['<rootDir>/test/compliance/setup.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
