import { Deployment } from './deployment';
import { isGatewayVpc } from './gateway-vpcs';
import { Outcome, outcomeOf, worst } from './judge';
import { Place } from './place';
import { Verdict } from './rule';
import { plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** The VPC endpoints of a kind in the VPCs of gateways. */
export function endpointsOf(
  template: Template,
  deployment: Deployment,
  type: 'Interface' | 'Gateway',
): TemplateResource[] {
  return template.ofType('AWS::EC2::VPCEndpoint').filter(endpoint => {
    const [kind = 'Gateway'] = endpoint.read('VpcEndpointType');
    return kind === type && isGatewayVpc(template, deployment, endpoint.read('VpcId'));
  });
}

/** Whether the policy of an endpoint says what may pass; without one everything may. */
export function judgeEndpointPolicy(endpoint: TemplateResource): Verdict {
  const documents = endpoint.read('PolicyDocument');
  const statements = endpoint.parts('PolicyDocument', 'Statement').map(isLimited);
  const outcome = documents.includes(undefined)
    ? 'non-compliant'
    : worst(statements.length > 0 ? statements : ['undecidable']);
  return { resource: endpoint.logicalId, place: 'PolicyDocument', outcome };
}

/** A statement is limited when it names resources, or asks for something on a condition. */
function isLimited(statement: Place): Outcome {
  const [effect] = statement.read('Effect');
  if (effect === 'Deny') return 'compliant';
  const hasCondition = statement.read('Condition').every(condition => Object.keys(asRecord(condition)).length > 0);
  const hasActions = !statement.read('Action').some(action => [action].flat().includes('*'));
  if (hasCondition && hasActions) return 'compliant';
  const everything = hasActions ? statement.read('Resource') : ['*'];
  return outcomeOf(everything, resources => ![resources ?? '*'].flat().some(isEveryResource));
}

function isEveryResource(resource: unknown): boolean {
  return /^(\*|arn:[^:]*:s3:::\*.*)$/.test(plainText(resource));
}
