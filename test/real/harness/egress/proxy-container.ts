import { ProxyContainer } from '../read-assembly';
import { synthesizeProxy } from '../synthesize';
import { VPC_CIDR } from './network';

/** The proxy of a synthesized deployment, in the network of these tests. */
export function proxyContainer(): ProxyContainer {
  return synthesizeProxy({ 'AWS::SSM::Parameter': '/openclaw/egress-lists', 'AWS::EC2::VPC': VPC_CIDR });
}
