import type { Engine, SketchShape } from '../kernel/engine.js';
import { Kernel } from '../kernel/kernel.js';
import type { Plan } from '../options/plan.js';

/** The engine that a plan names. The reference engine is loaded only if it is used. */
export async function makeEngine({
  engine,
  shape,
}: {
  engine: Plan['engine'];
  shape: SketchShape;
}): Promise<Engine> {
  if (engine === 'kernel') return new Kernel(shape);
  const { ReferenceEngine } = await import('../reference/engine.js');
  return new ReferenceEngine(shape);
}
