import { Kernel } from '../kernel/kernel.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { Plan } from '../options/plan.js';
import { checksumBy } from '../seen/checksum.js';
import type { FolderSetup } from '../seen/folder-storage.js';
import { MemoryStorage } from '../seen/memory-storage.js';
import type { OpenedFolder } from '../seen/open-folder.js';
import { indexParameters } from '../seen/parameters.js';
import { Seen } from '../seen/seen.js';
import { TokenBook } from '../seen/token-book.js';

/** Opens an index in a folder with a function for it, or an empty one in memory. */
export function openSeen(
  folder: string | null,
  plan: Plan,
  kernel: TextKernel,
  open: (folder: string, setup: Omit<FolderSetup, 'latency'>) => OpenedFolder,
) {
  const shape = { ...plan.shape, slots: 0 };
  const engine = new Kernel(shape);
  const parameters = indexParameters(shape);
  const hash = checksumBy(kernel);
  const book = new TokenBook();
  if (folder === null) {
    const storage = new MemoryStorage(parameters, book, hash);
    const state = { segments: [], next: 0, gone: [], boilerplate: [] };
    const seen = new Seen({ engine, parameters, book, hash, storage }, state);
    return { seen, engine, unfinished: 0 };
  }
  const setup = { parameters, shape, book, hash };
  const { storage, state, journals, unfinished } = open(folder, setup);
  const seen = new Seen({ engine, parameters, book, hash, storage }, state);
  seen.replay(journals);
  return { seen, engine, unfinished };
}
