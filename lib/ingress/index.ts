export * from './ingress';
export * from './ingress-endpoint';
export * from './listener-endpoint';
export * from './oidc';
export * from './web-acl';
