export * from './acknowledgement';
export * from './openclaw-checks';
