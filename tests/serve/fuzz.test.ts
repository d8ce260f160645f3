/** Requests that another program draws from the description of the routes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { newFolder, startServer } from './server.js';

const PYTHON = process.env.WIRECOPY_PYTHON ?? '';
const SCHEMATHESIS = path.join(path.dirname(PYTHON), 'schemathesis');

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

test.skipIf(PYTHON === '' || !fs.existsSync(SCHEMATHESIS))(
  'whatever its description allows is answered as the description says, and never by a fault of ours',
  async () => {
    const { url } = await startServer(newFolder());
    const args = ['run', `${url}/openapi.json`, '--checks', CHECKS.join(','), '--seed', '1'];
    // It keeps its findings in the folder in which it runs.
    const fuzz = spawn(SCHEMATHESIS, [...args, '--max-examples', '30', '--continue-on-failure'], {
      cwd: makeFolder(),
    });
    let report = '';
    fuzz.stdout.on('data', (data) => {
      report += data;
    });
    const [status] = await once(fuzz, 'close');
    expect(status, report).toBe(0);
  },
  300_000,
);
