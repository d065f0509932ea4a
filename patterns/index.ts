export * from './single-tenant-stack';
