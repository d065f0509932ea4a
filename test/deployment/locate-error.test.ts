import { locateError } from '../../bin/deployment/locate-error';
import { parseDeployment } from '../../bin/deployment/parse';
import { CELLS, VALID } from './edit';

const { deployment } = parseDeployment('small.yaml', VALID);

function located(message: string): string[] {
  if (deployment === undefined) throw new Error('The file is not valid');
  return locateError(deployment, new Error(message));
}

test.each([
  {
    message: 'cidr must be private, got 8.8.8.0/20',
    problem: 'small.yaml:6:9: network.cidr: must be private, got 8.8.8.0/20',
  },
  {
    message: 'oidc.issuer must be an https address',
    problem: 'small.yaml:7:1: ingress.oidc.issuer: must be an https address',
  },
  { message: 'tenantId must be short', problem: 'small.yaml:20:7: tenant.id: tenantId must be short' },
  { message: 'Something else went wrong', problem: 'small.yaml:1:1: file: Something else went wrong' },
])('tells "$message" at its place in the file', ({ message, problem }) => {
  expect(located(message)).toEqual([problem]);
});

test("tells an error of a tenant's stack at the tenant, and one of a cell's at the file", () => {
  const { deployment: cells } = parseDeployment('cells.yaml', CELLS);
  if (cells === undefined) throw new Error('The file is not valid');
  const error = new Error('settings must keep openclaw.json below 40 KiB');
  expect(locateError(cells, error, 'sales')).toEqual([
    'cells.yaml:40:5: tenants[1].settings: must keep openclaw.json below 40 KiB',
  ]);
  expect(locateError(cells, new Error('cidr must be private'))).toEqual([
    'cells.yaml:1:1: network.cidr: must be private',
  ]);
});
