export * from './allowed-host';
export * from './dns-firewall';
export * from './egress';
export * from './egress-firewall';
export * from './egress-list';
export * from './egress-props';
export * from './egress-proxy';
export * from './egress-route';
