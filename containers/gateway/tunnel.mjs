import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';
import { openTunnel } from './proxy-tunnel.mjs';

// Runs before OpenClaw, which takes its HTTP through the proxy by itself but not what its plugins speak else, such as IMAP.
const proxy = new URL(process.env.OPENCLAW_PROXY_URL);
const targets = process.env.OPENCLAW_TUNNELED_HOSTS.split(',');
const connect = tls.connect;

tls.connect = (...args) => {
  const options = readOptions(args);
  const target = `${options.host}:${options.port}`.toLowerCase();
  if (options.socket || options.path || !targets.some(listed => matches(listed, target))) return connect(...args);
  const listener = args.findLast(arg => typeof arg === 'function');
  const socket = connect({ ...options, socket: openTunnel(proxy, target) }, listener);
  // It would take this from the tunnel, which stays half open to let TLS have the last word.
  socket.allowHalfOpen = options.allowHalfOpen === true;
  return socket;
};
syncBuiltinESMExports();

function readOptions(args) {
  const named = { number: port => ({ port }), string: host => ({ host }), object: options => options };
  return Object.assign({}, ...args.map(arg => named[typeof arg]?.(arg)));
}

function matches(listed, target) {
  return listed.startsWith('.') ? target === listed.slice(1) || target.endsWith(listed) : target === listed;
}
