import { webhooksFit } from '../../bin/deployment/cell-tenant-rules';

function channel(...paths: string[]) {
  return { webhooks: paths.map(path => ({ path, port: 1 })) };
}

test('a tenant has at most three webhook paths, as many as a listener rule takes', () => {
  expect(webhooksFit(['tenants', 0], [channel('/a', '/b'), channel('/c')])).toEqual([]);
  expect(webhooksFit(['tenants', 0], [channel('/a', '/b'), channel('/c', '/d')])).toEqual([
    {
      field: ['tenants', 0, 'channels'],
      message: 'need 4 webhook paths, and a listener rule takes 3; give some of them another tenant',
    },
  ]);
});
