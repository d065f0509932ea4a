module.exports = {
  testEnvironment: 'node',
  // On two cores jest would use one.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['<rootDir>/test/real/', '<rootDir>/test/compliance/', '<rootDir>/test/tenancy/proofs/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdk.out/', '<rootDir>/test/real/.cache/'],
  // The examples in TypeScript import the package by its name, as its users do.
  moduleNameMapper: { '^openclaw-cdk$': '<rootDir>/index.ts' },
  setupFiles: ['<rootDir>/test/setup.ts'],
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
};
