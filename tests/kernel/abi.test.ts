import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as abi from '../../src/kernel/abi.js';
import { checkAbi, instantiate } from '../../src/kernel/load.js';
import { describeBuilds } from './engines.js';

const LAYOUT = 'assembly/layout.ts';
const GENERATED = ['src/kernel/abi.ts', 'assembly/abi-version.ts'];

/** Folders that use the memory of the kernel, and its rows. */
const ROOTS = [
  ...['assembly', 'src/kernel', 'src/read', 'src/reference', 'src/sketch'],
  ...['benchmarks/micro', 'benchmarks/pipeline'],
];

/** Names of the constants that a file of TypeScript or AssemblyScript declares at its top. */
function constantsOf(text: string): string[] {
  return [...text.matchAll(/^(?:export )?const (\w+)/gm)].map(([, name]) => name!);
}

describeBuilds('the version of the kernel', (build) => {
  test('equals the version of this code', () => {
    expect(instantiate(build).abiVersion() >>> 0).toBe(abi.ABI_VERSION);
  });
});

test('a kernel of another version is refused with its version and the expected one', () => {
  const expected = abi.ABI_VERSION.toString(16);
  const other = (version: number) => () =>
    checkAbi({ ...instantiate(), abiVersion: () => version }, 'kernel.wasm');
  expect(other(0xfeed | 0)).toThrow(`kernel.wasm has ABI version feed, expected ${expected}`);
  expect(other(abi.ABI_VERSION | 0)()).toBeDefined();
  const older = () => checkAbi({ heapBase: () => 1024 }, 'kernel.wasm');
  expect(older).toThrow(`kernel.wasm has ABI version none, expected ${expected}`);
});

test('no constant of the layout is defined twice', () => {
  const ofLayout = new Set(constantsOf(readFileSync(LAYOUT, 'utf8')));
  const ofAbi = new Set(Object.keys(abi).filter((name) => name !== 'ABI_VERSION'));
  expect(ofLayout.size).toBeGreaterThan(60);
  expect(ofAbi.size).toBeGreaterThan(10);
  const again = ROOTS.flatMap((root) => {
    const names = root === 'assembly' ? ofLayout : ofAbi;
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(root, file))
      .filter((file) => file.endsWith('.ts') && file !== LAYOUT && !GENERATED.includes(file))
      .flatMap((file) =>
        constantsOf(readFileSync(file, 'utf8'))
          .filter((name) => names.has(name) || name.endsWith('PADDING'))
          .map((name) => `${file}: ${name}`),
      );
  });
  expect(again).toEqual([]);
});
