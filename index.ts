export * from './lib';
export * as patterns from './patterns';
