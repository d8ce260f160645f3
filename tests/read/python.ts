/** Python, whose libraries write files as other programs do. CI installs them; elsewhere tests may skip. */
import { spawnSync } from 'node:child_process';

/** The program. */
export const PYTHON = process.env.WIRECOPY_PYTHON ?? 'python3';

/** Whether Python has these modules. */
export function hasModules(...modules: string[]): boolean {
  return spawnSync(PYTHON, ['-c', `import ${modules.join(', ')}`]).status === 0;
}

/** Runs a script with arguments. */
export function runPython(script: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(PYTHON, [script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
