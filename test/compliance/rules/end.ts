import { END_RULES } from '../../../lib/compliance/rules/end';
import { network } from '../network-cases';
import { cases, ORDINARY, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const end = (number: number) => ruleOf(END_RULES, `OpenClaw-END${number}`);
const compliant = network();
const CLIENT = 'SecurityGroupIngress.0';

cases(end(1), {
  compliant,
  notApplicable: [ORDINARY, network(set('LogsEndpoint', 'VpcId', 'vpc-other'), set('LogsEndpoint', 'PolicyDocument'))],
  nonCompliant: [
    network(set('LogsEndpoint', 'PolicyDocument')),
    network(set('LogsEndpoint', 'PolicyDocument.Statement.0.Condition')),
    network(set('LogsEndpoint', 'PolicyDocument.Statement.0.Action', '*')),
  ],
  undecidable: [
    network(set('LogsEndpoint', 'PolicyDocument', UNTOLD)),
    network(set('LogsEndpoint', 'PolicyDocument.Statement', UNTOLD)),
  ],
});

cases(end(2), {
  compliant,
  nonCompliant: [
    network(set('LogsEndpoint', 'PrivateDnsEnabled', false)),
    network(set('LogsEndpoint', 'PrivateDnsEnabled')),
  ],
  undecidable: network(set('LogsEndpoint', 'PrivateDnsEnabled', UNTOLD)),
});

cases(end(3), {
  compliant,
  nonCompliant: [
    network(set('S3Endpoint', 'PolicyDocument')),
    network(set('S3Endpoint', 'PolicyDocument.Statement.0.Resource', '*')),
    network(set('S3Endpoint', 'PolicyDocument.Statement.0.Resource', ['arn:aws:s3:::*'])),
    network(set('S3Endpoint', 'VpcEndpointType'), set('S3Endpoint', 'PolicyDocument')),
  ],
  undecidable: network(set('S3Endpoint', 'PolicyDocument.Statement.0.Resource', UNTOLD)),
});

cases(end(4), {
  compliant,
  nonCompliant: [
    network(set('EndpointGroup', `${CLIENT}.CidrIp`, '10.0.0.0/20')),
    network(set('EndpointGroup', `${CLIENT}.CidrIp`, { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] })),
    network(set('EndpointGroup', `${CLIENT}.SourcePrefixListId`, 'pl-1')),
  ],
  undecidable: [
    network(set('EndpointGroup', 'SecurityGroupIngress', UNTOLD)),
    network(set('LogsEndpoint', 'SecurityGroupIds', ['sg-1'])),
  ],
});
