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

// No runtime brings an SDK to a container. A few of its packages still ask for Node.js modules by `require`.
await build({
  entryPoints: ['containers/egress-proxy/supervisor/index.ts'],
  outfile: 'containers/egress-proxy/bundle/supervisor.mjs',
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
