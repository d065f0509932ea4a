export * from './cell-stack';
export * from './cell-stage';
export * from './egress-lists-stack';
export * from './removed-tenant-stack';
export * from './single-tenant-stack';
export * from './single-tenant-stack-props';
export * from './tenant-stack';
