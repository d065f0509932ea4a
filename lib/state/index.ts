export * from './state-backup';
export * from './state-file-system';
export * from './state-volume';
