export * from './gateway-token';
export * from './provider-secret';
export * from './secret-rollout';
export * from './token-rotation';
