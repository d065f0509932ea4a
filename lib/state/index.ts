export * from './state-backup';
export * from './state-volume';
