import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const privateDirectory: Rule = {
  id: 'OpenClaw-EFS11',
  severity: 'warning',
  sentence: 'The directory of an access point beside an OpenClaw gateway is open to other users.',
  why: 'OpenClaw keeps credentials in it and warns when others may read it.',
  fix: 'Set CreationInfo.Permissions to 0700.',
  example: "createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '0700' }",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::EFS::AccessPoint')
      .map(accessPoint =>
        judgeValue(accessPoint, ['RootDirectory', 'CreationInfo', 'Permissions'], value =>
          /^0?[0-7]00$/.test(plainText(value)),
        ),
      ),
  ),
};
