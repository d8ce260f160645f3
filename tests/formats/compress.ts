/** Compressions: of Node where it has them, else of commands. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/** Compresses all files of a folder, and adds the extension to their names. */
type Compress = (folder: string) => void;

/** A compression of Node. */
function byNode(extension: string, compress: (bytes: Uint8Array) => Uint8Array): Compress {
  return (folder) => {
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      fs.writeFileSync(`${file}${extension}`, compress(fs.readFileSync(file)));
      fs.rmSync(file);
    }
  };
}

/** A compression of a command; null if it is not here. */
function byCommand(command: string, ...args: string[]): Compress | null {
  if (spawnSync(command, ['--version'], { input: '' }).error) return null;
  return (folder) => {
    const files = fs.readdirSync(folder);
    const { status, stderr } = spawnSync(command, [...args, ...files], { cwd: folder });
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
  };
}

/** Brotli's default takes seconds. */
const FAST = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } };

export const COMPRESSIONS: Readonly<Record<string, Compress | null>> = {
  gzip: byNode('.gz', (bytes) => zlib.gzipSync(bytes)),
  brotli: byNode('.br', (bytes) => zlib.brotliCompressSync(bytes, FAST)),
  zstd: byCommand('zstd', '-q', '--rm'),
  bzip2: byCommand('bzip2'),
  xz: byCommand('xz', '-1'),
};
