const { TestEnvironment } = require('jest-environment-node');

// The built-in template validator costs seconds per test file; synth.test.ts turns it on.
process.env.CDK_VALIDATION = 'false';
// Where a resource was made is told to people alone, and noting it down takes an eighth of the time.
process.env.CDK_CONTEXT_JSON = JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true });

/** Gives tests the `require` of the process that runs them, whose modules all of its test files share. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.requireOnce = require;
  }
};
