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
await bundleWhole({
  entryPoints: ['bin/openclaw-cdk.ts'],
  outfile: COMMAND,
  target: 'node20',
  external: ['aws-cdk-lib', 'constructs'],
});
chmodSync(COMMAND, 0o755);

// No runtime brings an SDK to a container. A few of its packages still ask for Node.js modules by `require`.
await bundleWhole({
  entryPoints: ['containers/egress-proxy/supervisor/index.ts'],
  outfile: 'containers/egress-proxy/bundle/supervisor.mjs',
  minify: true,
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

/** A bundle that carries the packages it needs, and their licenses beside it. */
async function bundleWhole(options) {
  const { metafile } = await build({ ...OPTIONS, ...options, legalComments: 'none', metafile: true });
  const licenses = path.join(path.dirname(options.outfile), 'THIRD-PARTY-LICENSES');
  writeFileSync(licenses, licensesOf(Object.keys(metafile.inputs)));
}

function licensesOf(files) {
  const folders = files.flatMap(file => /^.*\/?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []);
  return [...new Set(folders)].sort().map(licenseOf).join('\n');
}

function licenseOf(folder) {
  const file = readdirSync(folder).find(name => /^licen[cs]e(\.\w+)?$/i.test(name));
  const { license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  // Some packages of the AWS SDK name the license that this project has too, and leave its text out.
  if (file === undefined && license !== 'Apache-2.0') {
    throw new Error(`${folder} has no license file, so it must not be bundled`);
  }
  const text = readFileSync(file === undefined ? 'LICENSE' : path.join(folder, file), 'utf8').trim();
  return `== ${folder.replace(/^.*node_modules\//, '')}\n\n${text}\n`;
}
