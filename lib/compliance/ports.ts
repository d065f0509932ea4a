import { Outcome, outcomeOf, worst } from './judge';
import { Place } from './place';
import { numberOf, plainText } from './scalars';

/** Whether a rule of a security group is for a single one of some ports. */
export function isForOneOf(rule: Place, ports: number[]): Outcome {
  const [from, to] = [rule.read('FromPort'), rule.read('ToPort')];
  const outcome = worst([from, to].map(reading => outcomeOf(reading, port => ports.includes(numberOf(port)))));
  const isRange = outcome === 'compliant' && from.map(plainText).join() !== to.map(plainText).join();
  return isRange ? 'non-compliant' : outcome;
}

/** Whether a rule of a security group is for messages that reach no port, such as a ping. */
export function isForNoPort(rule: Place): boolean {
  return rule.read('IpProtocol').every(protocol => /^(icmp(v6)?|1|58)$/.test(plainText(protocol)));
}
