import { RENDERERS } from './egress-formats';
import { egressReport } from './egress-report';
import { reportCommand } from './report-command';

/** Prints the allow lists of a deployment file. */
export const egress = reportCommand({
  name: 'egress',
  summary: 'prints each host that gateways may reach, why, and who asked for it',
  description: `Prints each host that the gateways of a deployment may reach, why, and who asked for it. Reads the file and nothing
else: no credentials, no network.`,
  formats: RENDERERS,
  report: egressReport,
});
