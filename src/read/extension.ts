import path from 'node:path';

/** The extension of a name, in small letters and with its dot ('' if it has none), and the rest. */
export function splitExtension(name: string): { extension: string; rest: string } {
  const extension = path.posix.extname(name);
  const rest = extension === '' ? name : name.slice(0, -extension.length);
  return { extension: extension.toLowerCase(), rest };
}

/** The extension of a name, in small letters and with its dot; '' if it has none. */
export function extensionOf(name: string): string {
  return splitExtension(name).extension;
}
