// Writes the lines of other files that follow from the fields of an article: the options that name
// them (src/options/field-options.ts), the metadata of an article in
// src/records/results.schema.json, and the rows of the README. All come from the table in
// src/article/fields.ts. The schema has the answer of an index from src/dedup/answer-schema.ts, too.
// npm run build:library runs this first. With --check it writes nothing, and
// fails if a file differs from its output.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const { FIELDS, METADATA_FIELDS } = await load('src/article/fields.ts');
const { ANSWER, ANSWER_PARTS } = await load('src/dedup/answer-schema.ts');

const SCHEMA = 'src/records/results.schema.json';

/** The fields whose options have their names; the option of the source has a rule of its own. */
const NAMED = Object.keys(FIELDS).filter((name) => FIELDS[name].option.startsWith('field'));

const written = {
  'src/options/field-options.ts': `// Made by scripts/generate-fields.js from src/article/fields.ts: change that.

/** The options that name the fields of a record. */
export interface FieldOptions {
${NAMED.map(optionOf).join('')}}
`,
  [SCHEMA]: between(
    between(SCHEMA, /(?<=\n {4}"seen": )\{\n(?: {6}.*\n)+ {4}\}/, seenRecord()),
    /(?<=\n {8}"cluster": \{\n(?: {10}.*\n)+ {8}\},\n)(?: {8}"(?!encoding").*\n(?: {10}.*\n)+ {8}\},\n)+/,
    METADATA_FIELDS.map(propertyOf).join(''),
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
  return import(moduleOf(file));
}

/** A module of TypeScript and those that it imports, as one address. */
function moduleOf(file) {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext };
  const script = ts
    .transpile(readFileSync(file, 'utf8'), options)
    .replace(/(?<=from ')(\..*)\.js(?=')/g, (_, target) => {
      return moduleOf(path.join(path.dirname(file), `${target}.ts`));
    });
  return `data:text/javascript,${encodeURIComponent(script).replaceAll("'", '%27')}`;
}

/** The contents of a file, or contents, with the one part that matches `pattern` replaced. */
function between(file, pattern, text) {
  const before = file.includes('\n') ? file : readFileSync(file, 'utf8');
  if (!pattern.test(before)) throw new Error(`no place for what matches ${pattern}`);
  return before.replace(pattern, () => text);
}

/** The definition of a record of type `seen`. */
function seenRecord() {
  const record = {
    description:
      'An article of a scan that an index has seen before, or of which it has seen a part.',
    type: 'object',
    required: ['type', 'article', ...ANSWER_PARTS],
    additionalProperties: false,
    properties: { type: { const: 'seen' }, article: { type: 'string' }, ...ANSWER },
  };
  return inOneLine(JSON.stringify(record, null, 2).replaceAll('\n', '\n    '));
}

/** JSON with each list of strings on one line that is wide enough, as the formatter writes it. */
function inOneLine(json) {
  return json.replace(/^(.*)\[\n([^\][{}]*)\n *\]/gm, (list, head, items) => {
    const line = `${head}[${items.trim().replace(/\s*\n\s*/g, ' ')}]`;
    return line.length < 100 ? line : list;
  });
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
