/** The parts of the build in `dist/` beyond its public interface, which worker threads need. */
import { importBuilt } from '../import-built.js';

/**
 * The parts of a scan from sketches on.
 * @param dist the folder of the build.
 */
export async function loadBuilt(dist: string) {
  const options: typeof import('../../src/options/validate.js') = await importBuilt(
    dist,
    'options/validate.js',
  );
  const plan: typeof import('../../src/options/plan.js') = await importBuilt(
    dist,
    'options/plan.js',
  );
  const reduce: typeof import('../../src/scan/reduce.js') = await importBuilt(
    dist,
    'scan/reduce.js',
  );
  const kernel: typeof import('../../src/kernel/load.js') = await importBuilt(
    dist,
    'kernel/load.js',
  );
  const memory: typeof import('../../src/kernel/memory.js') = await importBuilt(
    dist,
    'kernel/memory.js',
  );
  const columns: typeof import('../../src/kernel/columns.js') = await importBuilt(
    dist,
    'kernel/columns.js',
  );
  const raw: typeof import('../../src/read/raw-article.js') = await importBuilt(
    dist,
    'read/raw-article.js',
  );
  const block: typeof import('../../src/sketch/block.js') = await importBuilt(
    dist,
    'sketch/block.js',
  );
  const packed: typeof import('../../src/store/packed-block.js') = await importBuilt(
    dist,
    'store/packed-block.js',
  );
  const spill: typeof import('../../src/store/spill.js') = await importBuilt(
    dist,
    'store/spill.js',
  );
  const set: typeof import('../../src/store/sketch-set.js') = await importBuilt(
    dist,
    'store/sketch-set.js',
  );
  const texts: typeof import('../../src/match/distinct-texts.js') = await importBuilt(
    dist,
    'match/distinct-texts.js',
  );
  const engine: typeof import('../../src/scan/make-engine.js') = await importBuilt(
    dist,
    'scan/make-engine.js',
  );
  const joins: typeof import('../../src/scan/joins.js') = await importBuilt(dist, 'scan/joins.js');
  const budget: typeof import('../../src/scan/memory-budget.js') = await importBuilt(
    dist,
    'scan/memory-budget.js',
  );
  const pool: typeof import('../../src/scan/pool.js') = await importBuilt(dist, 'scan/pool.js');
  return {
    ...{ validateCliOptions: options.validateCliOptions, planScan: plan.planScan },
    ...{ instantiate: kernel.instantiate, KernelMemory: memory.KernelMemory },
    ...{ KernelColumns: columns.KernelColumns, RawArticle: raw.RawArticle },
    ...{ BlockBuilder: block.BlockBuilder, packBlock: packed.packBlock },
    ...{ SpillWriter: spill.SpillWriter, SketchSet: set.SketchSet },
    ...{ makeEngine: engine.makeEngine, joinsOf: joins.joinsOf },
    ...{ MemoryBudget: budget.MemoryBudget, Pool: pool.Pool },
    ...{ distinctTexts: texts.distinctTexts, reduce: reduce.reduce },
  };
}

/** The result of {@link loadBuilt}. */
export type Built = Awaited<ReturnType<typeof loadBuilt>>;
