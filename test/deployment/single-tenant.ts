import { SingleTenantDeployment } from '../../bin/deployment/deployment';
import { ParseResult, parseDeployment, readDeployment } from '../../bin/deployment/parse';

/** The deployment that a file of one tenant describes. */
export function readSingleTenant(file: string): SingleTenantDeployment {
  return expectSingleTenant(readDeployment(file));
}

/** The deployment that the text of a file of one tenant describes. */
export function parseSingleTenant(text: string): SingleTenantDeployment {
  return expectSingleTenant(parseDeployment('test.yaml', text));
}

function expectSingleTenant({ deployment, problems }: ParseResult): SingleTenantDeployment {
  if (deployment?.topology === 'single-tenant') return deployment;
  throw new Error(deployment === undefined ? problems.join('\n') : `The file is ${deployment.topology}`);
}
