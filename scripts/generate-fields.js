// Writes the lines of other files that follow from the fields of an article: the options that name
// them (src/options/field-options.ts), the metadata of an article in
// src/records/results.schema.json, and the rows of the README. All come from the table in
// src/article/fields.ts; npm run build:library runs this first. With --check it writes nothing, and
// fails if a file differs from its output.
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const { FIELDS, METADATA } = await load('src/article/fields.ts');

/** The fields whose options have their names; the option of the source has a rule of its own. */
const NAMED = Object.keys(FIELDS).filter((name) => FIELDS[name].option.startsWith('field'));

const written = {
  'src/options/field-options.ts': `// Made by scripts/generate-fields.js from src/article/fields.ts: change that.

/** The options that name the fields of a record. */
export interface FieldOptions {
${NAMED.map(optionOf).join('')}}
`,
  'src/records/results.schema.json': between(
    'src/records/results.schema.json',
    /(?<=\n {8}"cluster": \{\n(?: {10}.*\n)+ {8}\},\n)(?: {8}"(?!encoding").*\n(?: {10}.*\n)+ {8}\},\n)+/,
    Object.keys(METADATA).map(propertyOf).join(''),
  ),
  'README.md': between(
    'README.md',
    /(?:^\| `--field-.*\n)+/m,
    NAMED.map((name) => `${rowOf(name)}\n`).join(''),
  ),
};

const isCheck = process.argv.includes('--check');
const faults = Object.entries(written).filter(([file, text]) => readIfThere(file) !== text);
for (const [file, text] of faults) {
  if (isCheck) console.error(`${file} is not up to date: run npm run build`);
  else writeFileSync(file, text);
}
if (isCheck && faults.length > 0) process.exitCode = 1;

async function load(file) {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext };
  const script = ts.transpile(readFileSync(file, 'utf8'), options);
  return import(`data:text/javascript,${encodeURIComponent(script)}`);
}

/** The contents of a file, with the one part that matches `pattern` replaced. */
function between(file, pattern, text) {
  const before = readFileSync(file, 'utf8');
  if (!pattern.test(before)) throw new Error(`${file} has no place for the fields of an article`);
  return before.replace(pattern, () => text);
}

function optionOf(name) {
  return `  /**
   * Field of a record that holds its ${name}.
   * Takes the name of a field.
   * @default ${name}
   */
  ${FIELDS[name].option}: string;
`;
}

function propertyOf(name) {
  const rows = [
    `"${name}": {`,
    '  "type": "string",',
    '  "minLength": 1,',
    `  "description": "The record's ${name}, where it had one."`,
    '},',
  ];
  return rows.map((row) => `        ${row}\n`).join('');
}

function rowOf(name) {
  return `| \`--field-${name} NAME\` | field of a record that holds its ${name} | the name of a field | ${name} |`;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
