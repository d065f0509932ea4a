// The built-in template validator costs seconds per test file; app.test.ts turns it on.
process.env.CDK_VALIDATION = 'false';
