// Removes the comments from the JavaScript in dist/, which nobody reads there, so that the package is
// smaller. The declarations keep theirs: editors show them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });

for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.js')) continue;
  const file = path.join('dist', name);
  const source = ts.createSourceFile(name, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  writeFileSync(file, printer.printFile(source));
}
