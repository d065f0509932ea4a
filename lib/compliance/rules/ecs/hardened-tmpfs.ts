import { Container, gatewayTasksOf } from '../../gateways';
import { at, judgeSome, outcomeOf, worst } from '../../judge';
import { Rule, Verdict } from '../../rule';
import { plainText } from '../../scalars';

export const hardenedTmpfs: Rule = {
  id: 'OpenClaw-ECS23',
  severity: 'error',
  sentence: 'A memory file system in the task of an OpenClaw gateway may hold programs or devices.',
  why: 'It is the one place beside the state where the agent can write: what it downloads there must not run.',
  fix: 'Mount it with noexec, nosuid and nodev.',
  example: "linuxParameters.addTmpfs({ containerPath: '/tmp', size: 256, mountOptions: [NOEXEC, NOSUID, NODEV] });",
  judge: template => gatewayTasksOf(template).flatMap(({ containers }) => containers.flatMap(judgeFileSystems)),
};

function judgeFileSystems(container: Container): Verdict[] {
  return container.parts('LinuxParameters', 'Tmpfs').map(fileSystem => {
    const outcomes = ['noexec', 'nosuid', 'nodev'].map(
      option =>
        judgeSome(fileSystem, ['MountOptions'], element => outcomeOf(element.read(), value => value === option))
          .outcome,
    );
    const subject = `${container.name}:${plainText(fileSystem.read('ContainerPath')[0])}`;
    return { ...at(fileSystem, ['MountOptions']), subject, outcome: worst(outcomes) };
  });
}
