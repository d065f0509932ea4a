import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const unprivilegedAccessPoint: Rule = {
  id: 'OpenClaw-EFS5',
  severity: 'error',
  sentence: 'An access point beside an OpenClaw gateway leaves its clients their own user, or makes them root.',
  why: 'Code in a container could claim to be any user, and read what belongs to others.',
  fix: 'Set PosixUser to a uid and gid other than 0.',
  example: "new efs.AccessPoint(this, 'AccessPoint', { posixUser: { uid: '1000', gid: '1000' }, … })",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::EFS::AccessPoint')
      .flatMap(accessPoint =>
        ['Uid', 'Gid'].map(id => judgeValue(accessPoint, ['PosixUser', id], value => numberOf(value) > 0)),
      ),
  ),
};
