export * from './alarm-topic';
export * from './cell-alarms';
export * from './egress-alarms';
export * from './gateway-alarms';
export * from './gateway-dashboard';
export * from './gateway-logs';
