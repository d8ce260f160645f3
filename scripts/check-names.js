// Fails if two exports of src/ have one name: a name has one meaning. Re-exports are not a second
// export, and src/reference has twins of the kernel on purpose. Also fails if a document names a
// file that does not exist.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Twins of the kernel. */
const SKIPPED = ['src/reference/'];

const list = (...paths) =>
  execFileSync('git', ['ls-files', ...paths], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(file));

/** The names that a file declares and exports. */
function exportsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const isExported = ({ modifiers = [] }) =>
    modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const names = source.statements.filter(isExported).flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [statement.name.text];
    return statement.declarationList.declarations.map(({ name }) => name.text);
  });
  return new Set(names);
}

const faults = [];
const fileOf = new Map();
for (const file of list('src/*.ts')) {
  if (SKIPPED.some((folder) => file.startsWith(folder)) || file.endsWith('.d.ts')) continue;
  for (const name of exportsOf(file)) {
    const other = fileOf.get(name);
    if (other) faults.push(`${name} is exported by ${other} and by ${file}: one name, one meaning`);
    fileOf.set(name, file);
  }
}

const NAMED_FILE =
  /(?<![\w/.-])(?:src|assembly|scripts|tests|benchmarks)\/[\w/.-]+\.(?:ts|js|json|md)\b/g;
for (const document of list('*.md')) {
  if (document === 'CHANGELOG.md' || document.startsWith('tests/')) continue;
  for (const [file] of readFileSync(document, 'utf8').matchAll(NAMED_FILE)) {
    if (!existsSync(file)) faults.push(`${document} names ${file}, which does not exist`);
  }
}

for (const fault of faults) console.error(fault);
console.log(`${fileOf.size} exported names, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
