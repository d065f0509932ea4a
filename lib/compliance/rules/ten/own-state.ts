import { Deployment } from '../../deployment';
import { at } from '../../judge';
import { referencesAt } from '../../references';
import { Rule } from '../../rule';
import { accessPointsOf, judgeSharing, TenantGateway, thingOf, Use, usesAt } from '../../tenants';

const ACCESS_POINT = ['EFSVolumeConfiguration', 'AuthorizationConfig', 'AccessPointId'];

export const ownState: Rule = {
  id: 'OpenClaw-TEN3',
  severity: 'error',
  sentence: 'Gateways of different tenants have the same access point, or one to the same directory.',
  why: 'Conversations, credentials of channels and memory of one tenant lie open to the other.',
  fix: 'Give each tenant an access point of its own, to a directory of its own.',
  example: 'RootDirectory: { Path: /tenants/acme }',
  judge: (template, deployment) => judgeSharing(template, deployment, usesOf),
};

function usesOf(gateway: TenantGateway, deployment: Deployment): Use[] {
  return [
    ...gateway.task.parts('Volumes').flatMap(volume => usesAt(gateway, referencesAt(volume, ...ACCESS_POINT))),
    ...directoriesOf(gateway, deployment),
  ];
}

function directoriesOf(gateway: TenantGateway, deployment: Deployment): Use[] {
  const { template, task } = gateway;
  return accessPointsOf(template, task, deployment).flatMap(({ template: holder, resource: point }) => {
    const [fileSystem] = point.read('FileSystemId').map(id => thingOf(holder, id));
    return referencesAt(point, 'RootDirectory', 'Path').map(({ where, value }) => {
      const path = thingOf(holder, value);
      return {
        gateway,
        where: holder === template ? where : at(task, ['Volumes']),
        thing: path && fileSystem && `${fileSystem} ${path}`,
      };
    });
  });
}
