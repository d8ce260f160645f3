/** A server that is measured, and requests to it. */
import { spawn } from 'node:child_process';
import { type Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

/** Starts `wirecopy serve` on a free port, and waits until it listens. */
export async function startServer(bin: string, index: string, flags: readonly string[] = []) {
  const child = spawn('node', [bin, 'serve', '--index', index, '--port', '0', ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [, found] = /listening at (http:\/\/[^"]+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, pid: child.pid, stop };
}

/** Sends an article, and waits for its answer. @throws Error if it is refused. */
export function send(url: string, body: string, agent: Agent, method = 'POST'): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      response.resume();
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
