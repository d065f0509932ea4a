export * from './classification';
export * from './placement';
export * from './placement-policy';
export * from './tenant';
