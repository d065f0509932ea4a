export * from './gateway';
export * from './gateway-image';
export * from './office-hours';
export * from './weekly-hours';
