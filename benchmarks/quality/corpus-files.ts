/** Corpora with truth that are not part of the project: read where they are, else named as absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the corpora beside the project, as the README of the corpora has it. */
const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** The folder of a corpus: as given, else among the shared ones; null where it is absent. */
export function corpusFolder(name: string, given: string | undefined): string | null {
  const folder = given ?? join(SHARED, name);
  return existsSync(folder) ? folder : null;
}

/** The rows of a CSV file without quotes, by the names of its header. */
export function readRows(file: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
}

/** The texts of `docs.jsonl`, by id. */
export function readTexts(file: string): Map<string, string> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return [id, text];
    }),
  );
}

/** Rows of cells as a table in Markdown. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...body.map(line)].join('\n');
}
