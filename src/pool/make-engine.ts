import type { Engine } from '../kernel/engine.js';
import { Kernel } from '../kernel/kernel.js';
import type { Plan } from '../plan.js';

/** The engine that a plan asks for. The reference engine is loaded only where it is asked for. */
export async function makeEngine(plan: Plan): Promise<Engine> {
  if (plan.engine === 'kernel') return new Kernel(plan.shape);
  const { ReferenceEngine } = await import('../reference/engine.js');
  return new ReferenceEngine(plan.shape);
}
