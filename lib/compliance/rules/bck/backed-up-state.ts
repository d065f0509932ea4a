import { coverageOf } from '../../backup-selections';
import { deploymentOf } from '../../deployment';
import { besideOpenClaw } from '../../gateways';
import { at, best, outcomeOf } from '../../judge';
import { Rule } from '../../rule';

export const backedUpState: Rule = {
  id: 'OpenClaw-BCK1',
  severity: 'error',
  sentence: 'No backup plan covers a file system beside an OpenClaw gateway.',
  why: 'An agent that was talked into deleting or poisoning its memory leaves nothing to go back to.',
  fix: 'Select the file system in a backup plan.',
  example: "plan.addSelection('State', { resources: [backup.BackupResource.fromEfsFileSystem(fileSystem)] })",
  judge: besideOpenClaw((template, deployment) =>
    template.ofType('AWS::EFS::FileSystem').map(fileSystem => {
      const automatic = outcomeOf(fileSystem.read('BackupPolicy', 'Status'), status => status === 'ENABLED');
      const planned = coverageOf(template, fileSystem, deploymentOf(template, deployment));
      return { ...at(fileSystem), outcome: best([automatic, planned]) };
    }),
  ),
};
