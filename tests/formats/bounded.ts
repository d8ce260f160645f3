/** Runs the command on hostile input, in a process whose time and memory are bounded. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { recordsOf } from '../cli/records.js';
import { BIN } from '../cli/run.js';
import { peakReporter } from '../fixtures/peak-memory.js';
import { makeFolder } from '../read/folder.js';

/** A process that takes longer is killed; each of these takes a few seconds on a quiet machine. */
const MOST_SECONDS = 45;
/** An empty scan takes 100 MB. */
const MOST_MB = 700;

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

interface Bounds {
  input?: string | Uint8Array;
  /** Peak of the memory of the process. */
  mostMb?: number | undefined;
  /** The number of another user that runs it. */
  uid?: number | undefined;
}

/** Runs `wirecopy ...args`; it must end by itself, within the bounds. */
export function bounded(
  args: string[],
  { input = '', mostMb = MOST_MB, uid }: Bounds = {},
): Outcome {
  const peak = path.join(makeFolder(), 'peak');
  const preload = `data:text/javascript,${encodeURIComponent(peakReporter(peak))}`;
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...(uid === undefined ? ['--import', preload] : []), BIN, ...args],
    {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: MOST_SECONDS * 1000,
      killSignal: 'SIGKILL',
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  expect(signal).toBeNull();
  if (uid === undefined) expect(Number(fs.readFileSync(peak)) / 2 ** 20).toBeLessThan(mostMb);
  return { status, stdout, stderr };
}

/** The ids of the articles of a scan; paths, reasons and messages of its skipped input, in this order. */
export interface Found {
  articles: string[];
  paths: string[];
  reasons: string[];
  messages: string[];
}

/** The articles and the skipped input that a scan names. */
export function foundIn({ stdout }: Outcome): Found {
  const skipped = recordsOf(stdout, 'skipped');
  return {
    articles: recordsOf(stdout, 'article').map(({ id }) => String(id)),
    paths: skipped.map(({ path }) => String(path)),
    reasons: skipped.map(({ reason }) => String(reason)),
    messages: skipped.map(({ message }) => String(message)),
  };
}
