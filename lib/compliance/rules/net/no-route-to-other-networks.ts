import { judgeGatewayRoutes } from '../../networks';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const OTHER_NETWORKS = [
  'VpcPeeringConnectionId',
  'TransitGatewayId',
  'CoreNetworkArn',
  'LocalGatewayId',
  'CarrierGatewayId',
  'NetworkInterfaceId',
  'InstanceId',
];

export const noRouteToOtherNetworks: Rule = {
  id: 'OpenClaw-NET12',
  severity: 'warning',
  sentence: 'A subnet of an OpenClaw gateway has a route into another network.',
  why: 'The agent could reach internal systems that trust whatever comes from inside.',
  fix: 'Remove the route, or accept it with the reason why the gateway needs that network.',
  example: 'Reach an internal service through an interface endpoint with a policy.',
  judge: (template, deployment) =>
    judgeGatewayRoutes(template, deployment, route => {
      const leadsElsewhere = OTHER_NETWORKS.some(target => route.read(target).some(value => value !== undefined));
      const isVpn = route.read('GatewayId').some(id => plainText(id).startsWith('vgw-'));
      return leadsElsewhere || isVpn ? 'non-compliant' : 'compliant';
    }),
};
