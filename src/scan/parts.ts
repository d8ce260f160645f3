/**
 * The parts of a scan from sketches on, for benchmarks that have no text; not part of the public
 * interface.
 */
export { KernelColumns } from '../kernel/columns.js';
export { instantiate } from '../kernel/load.js';
export { KernelMemory } from '../kernel/memory.js';
export { TextKernel } from '../kernel/text-kernel.js';
export { distinctTexts } from '../match/distinct-texts.js';
export { planScan } from '../options/plan.js';
export { validateCliOptions } from '../options/validate-cli.js';
export { RawArticle } from '../read/raw-article.js';
export { BlockBuilder } from '../sketch/block-builder.js';
export { parametersOf } from '../store/block-header.js';
export { MemoryBudget } from '../store/memory-budget.js';
export { SketchSet } from '../store/sketch-set.js';
export { SketchStore } from '../store/sketch-store.js';
export { joinStrategyFor } from './joins.js';
export { makeEngine } from './make-engine.js';
export { Pool } from './pool.js';
export { findCopiesIn, gatherFindings } from './reduce.js';
