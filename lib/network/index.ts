export * from './gateway-network';
