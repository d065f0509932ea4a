/** Takes a module from the process and not anew per test file: to load the CDK takes as long as to test with it. */
module.exports = {
  process: (_text, file) => ({ code: `module.exports = requireOnce(${JSON.stringify(file)});` }),
};
