export * from './single-tenant-stack';
export * from './single-tenant-stack-props';
