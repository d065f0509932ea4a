import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const OPTIONS = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' };
const COMMAND = 'bin/bundle/openclaw-cdk.js';

// The SDK comes with the Lambda runtime; the handlers stay small enough to read in the console.
for (const name of readdirSync('lambda')) {
  await build({
    ...OPTIONS,
    entryPoints: [`lambda/${name}/index.ts`],
    outfile: `lambda/${name}/bundle/index.js`,
    target: 'node24',
    external: ['@aws-sdk/*'],
  });
}

// Whoever installs the package has the CDK; what else the command needs comes with it.
const { metafile } = await build({
  ...OPTIONS,
  entryPoints: ['bin/openclaw-cdk.ts'],
  outfile: COMMAND,
  target: 'node20',
  external: ['aws-cdk-lib', 'constructs'],
  legalComments: 'none',
  metafile: true,
});
chmodSync(COMMAND, 0o755);
writeFileSync('bin/bundle/THIRD-PARTY-LICENSES', licensesOf(Object.keys(metafile.inputs)));

function licensesOf(files) {
  const folders = files.flatMap(file => /^.*\/?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []);
  return [...new Set(folders)].sort().map(licenseOf).join('\n');
}

function licenseOf(folder) {
  const file = readdirSync(folder).find(name => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (file === undefined) {
    throw new Error(`${folder} has no license file, so it must not be bundled`);
  }
  return `== ${folder.replace(/^.*node_modules\//, '')}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}
