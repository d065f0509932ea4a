import './bundle.mjs';
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { checkApi } from './check-api.mjs';

rmSync('dist', { recursive: true, force: true });
execFileSync(
  'jsii',
  ['-c', 'tsconfig.build.json', '--validate-tsconfig', 'strict', '--Werr', '--silence-warnings', 'reserved-word'],
  { stdio: 'inherit' },
);

// The package finds its handlers and containers at the same relative path as the sources do.
for (const name of readdirSync('lambda')) {
  cpSync(`lambda/${name}/bundle`, `dist/lambda/${name}/bundle`, { recursive: true });
}
const isBundled = file => path.basename(file) === 'supervisor';
cpSync('containers', 'dist/containers', { recursive: true, filter: file => !isBundled(file) });
checkApi('.jsii');
