import { Token } from 'aws-cdk-lib';

const DEVICE_ID = /^[0-9a-f]{64}$/;

/** The list as the gateway's container reads it. */
export function approvedDevicesVariable(deviceIds: string[] = []): string {
  // ECS may drop a variable without a value, and without the variable nobody would name the devices that ask.
  return deviceIds.length > 0 ? deviceIds.join(',') : 'none';
}

export function validateApprovedDevices(deviceIds: string[] = []): void {
  const known = deviceIds.filter(id => !Token.isUnresolved(id));
  for (const id of known) {
    if (!DEVICE_ID.test(id)) {
      throw new Error(
        `approvedDevices must be device ids, 64 lower-case hexadecimal digits each, got '${id}': copy the id from the gateway's log`,
      );
    }
  }
  const twice = known.find((id, index) => known.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Error(`approvedDevices must name each device once, got '${twice}' twice: remove one of them`);
  }
}
