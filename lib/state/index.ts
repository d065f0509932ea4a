export * from './state-backup';
export * from './state-erasure';
export * from './state-file-system';
export * from './state-volume';
