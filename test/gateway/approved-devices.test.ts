import { Lazy } from 'aws-cdk-lib';
import { environmentOf, gatewayIn, synth, testStack } from './fixture';

const DEVICE = '0123456789abcdef'.repeat(4);
const OTHER = 'fedcba9876543210'.repeat(4);

test('hands the gateway the devices that it may pair', () => {
  const template = synth({ approvedDevices: [DEVICE, OTHER] });

  expect(environmentOf(template, 'gateway').OPENCLAW_APPROVED_DEVICES).toBe(`${DEVICE},${OTHER}`);
});

test.each([[undefined], [[]]])('hands the gateway a word for an empty list: %p', approvedDevices => {
  expect(environmentOf(synth({ approvedDevices }), 'gateway').OPENCLAW_APPROVED_DEVICES).toBe('none');
});

test('tells nobody else', () => {
  const template = synth({ approvedDevices: [DEVICE] });

  expect(environmentOf(template, 'config')).not.toHaveProperty('OPENCLAW_APPROVED_DEVICES');
});

test.each([
  ['an upper-case id', DEVICE.toUpperCase()],
  ['a short id', DEVICE.slice(1)],
  ['a request id', '0c8e9f0d-5075-48b9-bd33-a41da660b455'],
  ['two ids in one', `${DEVICE},${OTHER}`],
  ['an id with a line break', `${DEVICE}\n`],
  ['nothing', ''],
])('refuses %s', (_name, id) => {
  const stack = testStack();

  expect(() => gatewayIn(stack, { approvedDevices: [id] })).toThrow(
    `approvedDevices must be device ids, 64 lower-case hexadecimal digits each, got '${id}': copy the id from the gateway's log`,
  );
  expect(stack.node.findChild('Gateway').node.children).toEqual([]);
});

test('refuses a device that is listed twice', () => {
  expect(() => gatewayIn(testStack(), { approvedDevices: [DEVICE, OTHER, DEVICE] })).toThrow(
    `approvedDevices must name each device once, got '${DEVICE}' twice: remove one of them`,
  );
});

test('leaves an id that is not known yet to the deployment', () => {
  const approvedDevices = [Lazy.string({ produce: () => DEVICE })];

  expect(environmentOf(synth({ approvedDevices }), 'gateway').OPENCLAW_APPROVED_DEVICES).toBe(DEVICE);
});
