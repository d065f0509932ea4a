import { Container, gatewaysOf, gatewayTasksOf } from '../../gateways';
import { at, judgeEvery, outcomeOf, worst } from '../../judge';
import { Rule, Verdict } from '../../rule';
import { numberOf } from '../../scalars';

export const edgeOnlyPorts: Rule = {
  id: 'OpenClaw-ECS8',
  severity: 'error',
  sentence: 'The port of an OpenClaw gateway is open to its network.',
  why: 'What reaches the gateway itself goes around TLS, host, origin and rate checks, and the token is all that is left.',
  fix: 'Map no port of the gateway; put a TLS reverse proxy into the task and map its port alone.',
  example: 'edge.addPortMappings({ containerPort: 8443 });',
  judge: template => {
    const gateways = new Set(gatewaysOf(template).map(({ task, index }) => `${task.logicalId}/${index}`));
    return gatewayTasksOf(template).flatMap(({ task, containers }) =>
      containers.map(container =>
        gateways.has(`${task.logicalId}/${container.index}`)
          ? judgeEvery(container, ['PortMappings'], () => false)
          : judgeForwarding(container),
      ),
    );
  },
};

const GATEWAY_PORT = 18789;

/** The containers of a task share its loopback: any of them could map the port that the gateway listens on. */
function judgeForwarding(container: Container): Verdict {
  const outcomes = container
    .parts('PortMappings')
    .map(mapping => outcomeOf(mapping.read('ContainerPort'), port => numberOf(port) !== GATEWAY_PORT));
  return { ...at(container, ['PortMappings']), outcome: worst(outcomes) };
}
