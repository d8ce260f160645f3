/** A real server in a process of its own, and clients of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { Article, ArticleIndex } from '../../src/index.js';
import { BIN } from '../cli/run.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';

/** A server that listens. */
export interface Served {
  url: string;
  child: ChildProcess;
  /** The lines that it has logged. */
  log: string[];
  /** The status or the signal with which it ended. */
  ended: Promise<number | string>;
}

/** A path of no index yet. */
export function newFolder(): string {
  return path.join(makeFolder(), 'index');
}

/** Starts a server, and waits until it listens. */
export async function startServer(
  folder: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Served> {
  const command = [BIN, 'serve', '--index', folder, '--port', '0', ...args];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([status, signal]) => signal ?? status);
  const log: string[] = [];
  const lines = createInterface({ input: child.stderr! });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      log.push(line);
      const [, found] = /listening at (http:\/\/[^"]+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    lines.on('close', () => reject(new Error(`it ended: ${log.join('\n')}`)));
  });
  return { url, child, log, ended };
}

/** Sends one article, or anything else as JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
}

/** A request whose lines are sent one by one while its answers come. */
export interface LineStream {
  send: (line: string) => void;
  end: () => void;
  /** Cuts the connection. */
  cut: () => void;
  /** The answers so far. */
  answers: Record<string, unknown>[];
  /** Resolves after this number of answers have come. */
  have: (count: number) => Promise<void>;
  /** Resolves when the answer has ended: whether it is whole. */
  whole: Promise<boolean>;
}

/** Opens a stream of lines. */
export function openLines(url: string, agent?: http.Agent): LineStream {
  const headers = { 'content-type': 'application/x-ndjson' };
  const request = http.request(url, { method: 'POST', headers, ...(agent && { agent }) });
  const answers: Record<string, unknown>[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const whole = new Promise<boolean>((resolve) => {
    request.on('error', () => resolve(false));
    request.on('response', (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop()!;
        answers.push(...lines.map((line) => JSON.parse(line)));
        for (const { count, resolve } of waiting) if (answers.length >= count) resolve();
      });
      response.on('error', () => {});
      response.on('close', () => resolve(response.complete));
    });
  });
  request.flushHeaders();
  return {
    send: (line) => void request.write(`${line}\n`),
    end: () => void request.end(),
    cut: () => void request.destroy(),
    answers,
    have: (count) =>
      new Promise((resolve) => {
        if (answers.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    whole,
  };
}

/** Articles of which every third is a copy of the one before it, with some words changed. */
export function newsOf(seed: number, count: number): Article[] {
  const prose = new Prose(seed);
  let last = '';
  return Array.from({ length: count }, (_, number) => {
    last = number % 3 === 2 ? prose.edited(last, 0.05) : prose.article(3, 40);
    return { id: `${seed}/${number}`, source: `source ${number % 4}`, text: last };
  });
}

/** The answers that an index gives to articles, as a server writes them. */
export async function answersOf(index: ArticleIndex, articles: readonly Article[]) {
  const answers: Record<string, unknown>[] = [];
  for (const article of articles) answers.push({ id: article.id, ...(await index.add(article)) });
  return answers;
}
