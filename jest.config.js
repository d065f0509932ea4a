module.exports = {
  testEnvironment: '<rootDir>/test/cdk-once/environment.js',
  // On two cores jest would use one.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: [
    '<rootDir>/test/real/',
    '<rootDir>/test/compliance/',
    '<rootDir>/test/tenancy/proofs/',
    '\\.property\\.test\\.ts$',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/', '<rootDir>/test/real/.cache/'],
  // The examples in TypeScript import the package by its name, as its users do.
  moduleNameMapper: { '^openclaw-cdk$': '<rootDir>/index.ts' },
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  transformIgnorePatterns: ['/node_modules/(?!(?:aws-cdk-lib|constructs|cdk-nag)/(?!testhelpers/))'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform: {
    '/node_modules/.+\\.js$': '<rootDir>/test/cdk-once/transform.js',
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
};
