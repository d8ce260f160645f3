// Fails if two exports of src/ have one name: a name has one meaning. Re-exports are not a second
// export, and src/reference has twins of the kernel on purpose. Also fails if an export of src/ has
// no doc comment, if neither a file nor its first declaration begins with a comment, and if a document
// names a file that does not exist.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Twins of the kernel. */
const SKIPPED = ['src/reference/'];

const list = (...paths) =>
  execFileSync('git', ['ls-files', ...paths], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(file));

const faults = [];

/** Whether a doc comment is before a statement, or before the lines without a gap that it ends. */
function isDocumented(statement, statements, text) {
  const before = text.slice(statement.pos, statement.getStart());
  if (before.includes('/**')) return true;
  const previous = statements[statements.indexOf(statement) - 1];
  const isNextLine = previous !== undefined && /^\s*$/.test(before) && !/\n\s*\n/.test(before);
  return isNextLine && isDocumented(previous, statements, text);
}

/** The names that a file declares and exports; each must be documented. */
function exportsOf(file) {
  const text = readFileSync(file, 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const first = statements.find((statement) => !ts.isImportDeclaration(statement));
  if (first && !/\/\*\*|\/\//.test(text.slice(0, first.getStart()).replace(/'[^'\n]*'/g, '')))
    faults.push(`${file} does not begin with a comment, nor does its first declaration`);
  const isExported = ({ modifiers = [] }) =>
    modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const names = statements.filter(isExported).flatMap((statement) => {
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.text)
      : [statement.name.text];
    if (isDocumented(statement, statements, text)) return declared;
    faults.push(`${file} exports ${declared.join(', ')} without a doc comment`);
    return declared;
  });
  return new Set(names);
}

const fileOf = new Map();
for (const file of list('src/*.ts').filter((name) => !name.endsWith('.d.ts'))) {
  const names = exportsOf(file);
  if (SKIPPED.some((folder) => file.startsWith(folder))) continue;
  for (const name of names) {
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
