import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { StateBackup, StateFileSystem, StateVolume } from '../../lib/state';

function create() {
  const stack = new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    natGateways: 0,
    subnetConfiguration: [
      { name: 'Gateway', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      { name: 'Ingress', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    ],
  });
  const props = { vpc, subnets: { subnetGroupName: 'Gateway' }, encryptionKey };
  return { stack, props, state: new StateFileSystem(stack, 'State', props) };
}

function resourcesBelow(stack: Stack, id: string): { [id: string]: unknown } {
  const { Resources } = Template.fromStack(stack).toJSON();
  return Object.fromEntries(Object.entries(Resources).filter(([logicalId]) => logicalId.startsWith(id)));
}

/** Without what tells where in the tree a resource stands. */
function anonymous(resources: { [id: string]: unknown }, id: string): unknown[] {
  const text = JSON.stringify(Object.values(resources));
  return JSON.parse(text.replaceAll(`Test/${id}/`, '').replaceAll(new RegExp(`${id}(\\w*?)[0-9A-F]{8}`, 'g'), '$1'));
}

test('is the file system that a volume makes for one tenant, without a directory', () => {
  const shared = create();
  const single = create();
  new StateVolume(single.stack, 'Volume', { ...single.props, tenantId: 'acme' });
  const volume = resourcesBelow(single.stack, 'Volume');
  const [accessPoint] = Object.keys(volume).filter(id => id.startsWith('VolumeAccessPoint'));
  delete volume[accessPoint];

  const state = anonymous(resourcesBelow(shared.stack, 'State'), 'State');
  expect(state).toHaveLength(4);
  expect(state).toEqual(anonymous(volume, 'Volume'));
});

test('keeps the directories of many tenants, each behind an access point of its own', () => {
  const { stack, props, state } = create();
  for (const tenantId of ['support', 'sales']) {
    new StateVolume(stack, tenantId, { ...props, tenantId, fileSystem: state.fileSystem });
  }
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EFS::FileSystem', 1);
  const accessPoints = Object.values(template.findResources('AWS::EFS::AccessPoint'));
  expect(accessPoints.map(({ Properties }) => Properties.RootDirectory.Path).sort()).toEqual([
    '/tenants/sales',
    '/tenants/support',
  ]);
});

test.each([AwsSolutionsChecks, NIST80053R5Checks])('has no finding of %p when it is backed up', Checks => {
  const { stack, props, state } = create();
  new StateBackup(stack, 'Backup', { fileSystem: state.fileSystem, encryptionKey: props.encryptionKey });
  expect(new Checks(stack.node.root).validateScope(state).violations).toEqual([]);
});
