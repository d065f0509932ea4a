import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

// The SDK comes with the Lambda runtime; the handlers stay small enough to read in the console.
for (const name of readdirSync('lambda')) {
  await build({
    entryPoints: [`lambda/${name}/index.ts`],
    outfile: `lambda/${name}/bundle/index.js`,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external: ['@aws-sdk/*'],
    logLevel: 'warning',
  });
}
