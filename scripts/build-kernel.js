// Generates the ABI, and compiles assembly/ to dist/kernel.wasm (SIMD) and dist/kernel-scalar.wasm (its plain twin).
import { mkdirSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import './generate-abi.js';

mkdirSync('dist', { recursive: true });
for (const [outFile, features] of [
  ['dist/kernel.wasm', ['--enable', 'simd']],
  ['dist/kernel-scalar.wasm', ['--disable', 'simd']],
]) {
  const { error, stderr } = await asc.main([
    'assembly/index.ts',
    ...features,
    ...['--outFile', outFile, '--runtime', 'stub', '--noAssert', '--optimizeLevel', '3'],
    ...['--shrinkLevel', '0', '--converge', '--use', 'abort='],
  ]);
  if (error) {
    console.error(stderr.toString());
    process.exit(1);
  }
}
