/** An index that cannot be used is refused by every command and call, which leaves it as it is. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IndexOptions } from '../../src/dedup/index-options.js';
import { openIndex } from '../../src/dedup/open-index.js';
import { RunError } from '../../src/errors.js';
import { footerBytes } from '../../src/seen/segment-footer.js';
import { command } from '../cli/command.js';
import { Prose } from '../fixtures/articles.js';
import { hash } from '../fixtures/seen.js';

const prose = new Prose(77);
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-refusals-'));
afterAll(() => fs.rmSync(root, { recursive: true }));
const newFolder = (name: string) => path.join(fs.mkdtempSync(path.join(root, 'i')), name);
const good = newFolder('good');
const other = newFolder('other');

beforeAll(async () => {
  const record = JSON.stringify({ id: 'x', text: prose.paragraph(60) });
  fs.writeFileSync(path.join(root, 'in.jsonl'), `${record}\n`);
  await fill(good);
  await fill(other);
});

/** An index with a segment, and an article in its journal alone. */
async function fill(folder: string, options: IndexOptions = {}): Promise<void> {
  const index = await openIndex(folder, options);
  for (const id of ['a', 'b', 'c']) {
    await index.add({ id, text: prose.paragraph(60) });
    if (id === 'b') index.compact();
  }
  index.close();
}

/** Each command that opens an index. */
const COMMANDS: readonly [name: string, args: (folder: string) => string[]][] = [
  ['dedup --index', (folder) => ['dedup', 'in.jsonl', '--index', folder]],
  ['dedup --against', (folder) => ['dedup', 'in.jsonl', '--against', folder]],
  ['scan --against', (folder) => ['scan', 'in.jsonl', '--against', folder]],
  ['scan --index-out', (folder) => ['scan', 'in.jsonl', '--index-out', folder]],
  ['index stats', (folder) => ['index', 'stats', folder]],
  ['index verify', (folder) => ['index', 'verify', folder]],
  ['index remove', (folder) => ['index', 'remove', folder, '--id', 'a']],
  ['index compact', (folder) => ['index', 'compact', folder]],
  ['index merge, into it', (folder) => ['index', 'merge', folder, other]],
  ['index merge, from it', (folder) => ['index', 'merge', other, folder]],
  ['serve', (folder) => ['serve', '--index', folder, '--port', '0']],
];

/** All files of an index with their contents. */
const contentsOf = (folder: string) =>
  fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'hex')]);

/** Both calls that open the index say the message, and leave it as it is. */
async function expectCallsRefuse(folder: string, message: RegExp): Promise<void> {
  const before = contentsOf(folder);
  for (const options of [{}, { readOnly: true }]) {
    const error: unknown = await openIndex(folder, options).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RunError);
    expect((error as RunError).message).toMatch(message);
  }
  expect(contentsOf(folder)).toEqual(before);
}

/** Every way to open the index says the message, and nothing of it or of the other one has changed. */
async function expectRefused(folder: string, message: RegExp): Promise<void> {
  await expectCallsRefuse(folder, message);
  const before = [contentsOf(folder), contentsOf(other)];
  for (const [name, args] of COMMANDS) {
    const { status, stdout, stderr } = await command(args(folder), { cwd: root });
    const lines = stderr.trimEnd().split('\n');
    expect({ name, status, stdout, lines }).toEqual({
      ...{ name, status: 3, stdout: '' },
      lines: [expect.stringMatching(message)],
    });
  }
  expect([contentsOf(folder), contentsOf(other)]).toEqual(before);
}

/** A copy of the good index with another content of one file. */
function changed(name: string, change: (bytes: Uint8Array) => Uint8Array): string {
  const folder = newFolder('changed');
  fs.cpSync(good, folder, { recursive: true });
  const file = path.join(folder, name);
  fs.writeFileSync(file, change(fs.readFileSync(file)));
  return folder;
}

const nameOf = (part: string) => fs.readdirSync(good).find((name) => name.startsWith(part))!;

/** A manifest with other values, and the checksum that belongs to them. */
function withManifest(values: (manifest: Record<string, object>) => object): string {
  return changed('index.json', (bytes) => {
    const [line = ''] = Buffer.from(bytes).toString().split('\n');
    const json = JSON.stringify(values(JSON.parse(line)));
    return Buffer.from(`${json}\n${hash(Buffer.from(json)).toString(16)}\n`);
  });
}

/** A segment with a footer of other values, and the checksum that belongs to them. */
function withFooter(values: object): string {
  return changed(nameOf('segment'), (bytes) => {
    const tail = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 16);
    const at = bytes.length - 16 - tail.getUint32(0, true);
    const footer = JSON.parse(Buffer.from(bytes.subarray(at, bytes.length - 16)).toString());
    return Buffer.concat([bytes.subarray(0, at), footerBytes({ ...footer, ...values }, hash)]);
  });
}

describe('every way to open an index refuses one', { timeout: 240_000 }, () => {
  test('of another version', async () => {
    const folder = withManifest((manifest) => ({ ...manifest, version: 9 }));
    await expectRefused(folder, /index\.json is of version 9; this program reads version 4$/);
    // A command opens a segment like any other part: a file of each, further down, shows that it does.
    await expectCallsRefuse(
      withFooter({ version: 8 }),
      /segment-\d+ is of version 8; this program reads version 4$/,
    );
  });

  test('of another algorithm', async () => {
    const folder = withManifest(({ parameters, ...manifest }) => {
      return { ...manifest, parameters: { ...parameters, algorithm: 2 } };
    });
    await expectRefused(
      folder,
      /changed was made with other parameters: algorithm is 2, asked for \d+$/,
    );
  });

  test('made with other options, in the terms of these', async () => {
    const folder = newFolder('special');
    await fill(folder, { shingle: 6, minPassage: 9, offsets: 'byte' });
    await expectRefused(
      folder,
      /special was made with other parameters: shingle is 6, asked for 5; min-passage is 9, asked for 12 or more; offsets is byte, asked for utf16$/,
    );
  });

  test.each(['index.json', 'segment', 'journal'])('whose %s was cut', async (part) => {
    const name = nameOf(part);
    const halved = changed(name, (bytes) => bytes.subarray(0, bytes.length / 2));
    await expectRefused(halved, new RegExp(`${name} is damaged at byte \\d+: `));
    const empty = changed(name, () => new Uint8Array(0));
    await expectCallsRefuse(empty, new RegExp(`${name} is damaged at byte 0: `));
  });
});

test('options that the index was made with are those that open it', async () => {
  const folder = newFolder('special');
  const options = ['--shingle', '6', '--min-passage', '9', '--offsets', 'byte'];
  const open = async (...args: string[]) =>
    (await command([...args, ...options], { cwd: root })).status;
  expect(await open('dedup', 'in.jsonl', '--index', folder)).toBe(0);
  expect(await open('index', 'stats', folder)).toBe(0);
  expect(await open('scan', 'in.jsonl', '--against', folder)).toBe(0);
});
