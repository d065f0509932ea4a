import { Rule } from '../../rule';
import { endpointClients } from './endpoint-clients';
import { endpointPolicy } from './endpoint-policy';
import { gatewayEndpointPolicy } from './gateway-endpoint-policy';
import { privateNames } from './private-names';

export const END_RULES: readonly Rule[] = [endpointPolicy, privateNames, gatewayEndpointPolicy, endpointClients];
