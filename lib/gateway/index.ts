export * from './gateway';
export * from './gateway-image';
