import { judgeProtections } from '../../gateway-vpcs';
import { Pointer } from '../../pointers';
import { Rule } from '../../rule';

export const queryLogging: Rule = {
  id: 'OpenClaw-DNS5',
  severity: 'error',
  sentence: 'The DNS queries of a VPC with an OpenClaw gateway are not logged.',
  why: 'A blocked name is often the first sign that an agent was talked into something.',
  fix: 'Associate a query logging configuration with the VPC.',
  example: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation: { ResourceId: !Ref Vpc, … }',
  judge: (template, deployment) => judgeProtections(template, deployment, LOGS),
};

const LOGS: Pointer = { type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', path: ['ResourceId'] };
