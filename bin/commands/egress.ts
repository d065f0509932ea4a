import { parseArgs } from 'node:util';
import { readDeployment } from '../deployment/parse';
import { Command, wrongUse } from './command';
import { RENDERERS } from './egress-formats';
import { egressReport } from './egress-report';

const FORMATS = [...RENDERERS.keys()];

const USAGE = `Usage: openclaw-cdk egress [--format <format>] <deployment file>

Prints each host that the gateways of a deployment may reach, why, and who asked for it. Reads the file and nothing
else: no credentials, no network.

Options:
  --format <format>  ${FORMATS.join(', ')}; ${FORMATS[0]} unless told otherwise
  --help             this text`;

/** Prints the allow lists of a deployment file. */
export const egress: Command = {
  name: 'egress',
  summary: 'prints each host that gateways may reach, why, and who asked for it',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({
      args,
      options: { format: { type: 'string', default: FORMATS[0] } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
      return wrongUse(`Name one deployment file, got ${others.length === 0 ? 'none' : positionals.length}`, USAGE);
    }
    const render = RENDERERS.get(values.format ?? '');
    if (render === undefined) return wrongUse(`"${values.format}" is no format; use ${FORMATS.join(', ')}`, USAGE);
    const { deployment, problems } = readDeployment(file);
    if (deployment === undefined) {
      for (const problem of problems) console.error(problem);
      return 1;
    }
    console.log(render(egressReport(deployment)));
    return 0;
  },
};
