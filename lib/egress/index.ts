export * from './allowed-host';
export * from './dns-firewall';
export * from './egress';
