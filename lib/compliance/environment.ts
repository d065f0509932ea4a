import { Container } from './gateways';
import { judgeSome, outcomeOf, worst } from './judge';
import { Reading } from './reading';
import { Verdict } from './rule';
import { plainText } from './scalars';

/** Judges that a container sets an environment variable to a value. */
export function judgeVariable(container: Container, name: string, value: string): Verdict {
  const verdict = judgeSome(container, ['Environment'], entry =>
    worst([
      outcomeOf(entry.read('Name'), actual => actual === name),
      outcomeOf(entry.read('Value'), actual => plainText(actual) === value),
    ]),
  );
  return { ...verdict, subject: `${container.name}:${name}` };
}

/** Every value that an environment variable of a container may have; empty when it has none by that name. */
export function variableOf(container: Container, name: string): Reading {
  return container
    .parts('Environment')
    .filter(entry => entry.read('Name').includes(name))
    .flatMap(entry => entry.read('Value'));
}
