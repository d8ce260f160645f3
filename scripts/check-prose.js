// Fails if prose holds a turn of phrase that readers have to read twice. Prose is the comments of
// the code, the strings of src (help, errors, summary), the titles of the tests, the descriptions
// of the schema, and the documents. Arguments are paths to check; the default is all.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const PEOPLE = 'anyone|author|caller|developer|editor|journalist|people|person|reader|someone|user';

/** Turns of phrase, each with the advice in its message. */
const TURNS = [
  [/\bstands?\b(?! (?:for|alone)\b)/i, 'for "stands" write "is", "occurs" or "appears"'],
  [/\bbehind\b/i, 'for "behind" write "after"'],
  [/\b(?:tells?|telling|told)\b/i, 'for "tells" write "says", "shows" or "distinguishes"'],
  [/(?:^|[.:;] )Of\b/, 'begin with the subject, not with "Of"'],
  [
    /(?<!there )\b(?:is|are|be|was|and) none\b/i,
    'for "is none" write "is not a …" or "there is no …"',
  ],
  [
    /(?<!there )\b(?:is|are|was|were|be) no (?!better|less|longer|more|shorter|slower|worse)/i,
    'for "is no …" write "is not a …"',
  ],
  [/\b(?:those|that) of\b/i, 'for "that of" and "those of" repeat the noun'],
  [
    /\b(?:so|as) many\b(?!(?: [\w-]+){0,4} as\b| times\b)/i,
    'for "as many" write "the same number of"',
  ],
  [
    /\bwhat(?:ever)? (?:is|was|are|were|has|had|have|it|they|there|comes?|goes|follows|remains?|stays?)\b/i,
    'for "what is …" write a noun',
  ],
  [
    new RegExp(`(?<!\\b(?:${PEOPLE})s?,? )\\bwho(?:ever|m)?\\b`, 'i'),
    'for things write "which" or "that", not "who"',
  ],
  [/\brooms?\b/i, 'for "room" write "memory", "buffer" or "space"'],
];

/** Documents without code: blocks between fences, indented blocks and `code` are blanked. */
function proseOfDocument(text) {
  const lines = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (/^\s*```/.test(line)) isCode = !isCode;
    lines.push(isCode || /^ {4}/.test(line) ? '' : line.replace(/`[^`]*`/g, '``'));
  }
  return [[1, lines.join('\n')]];
}

/** The descriptions of a schema, by line. */
const proseOfSchema = (text) =>
  text
    .split('\n')
    .map((line, n) => [n + 1, /"description": "(.*)"/.exec(line)?.[1] ?? ''])
    .filter(([, prose]) => prose !== '');

const isTitle = (node) =>
  ts.isCallExpression(node.parent) &&
  node.parent.arguments[0] === node &&
  /^(?:test|describe|it)\b/.test(node.parent.expression.getText());

/** The prose of a source file, piece by piece, each with the number of its first line. */
function proseOfSource(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const add = (from, prose) =>
    found.set(from, [source.getLineAndCharacterOfPosition(from).line + 1, prose]);
  const addComments = (ranges = []) => {
    for (const { pos, end } of ranges) {
      const marks = /^\/\*+ ?|^\/\/ ?|\*\/$/g;
      add(
        pos,
        text
          .slice(pos, end)
          .replace(marks, '')
          .replace(/\n\s*\* ?/g, '\n')
          .replace(/`[^`\n]*`|\{@link [^}\n]*\}/g, '``'),
      );
    }
  };
  const visit = (node) => {
    addComments(ts.getLeadingCommentRanges(text, node.getFullStart()));
    addComments(ts.getTrailingCommentRanges(text, node.getEnd()));
    const isString =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node);
    if (isString && (file.startsWith('src/') ? /\w \w/.test(node.text) : isTitle(node)))
      add(node.getStart(), node.text);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  // Consecutive comments that begin with slashes are one piece, as they are read.
  const pieces = [];
  for (const [line, prose] of [...found].sort(([a], [b]) => a - b).map(([, piece]) => piece)) {
    const last = pieces.at(-1);
    if (last && text.split('\n')[line - 1]?.trim().startsWith('//') && last.end === line - 1)
      Object.assign(last, { prose: `${last.prose}\n${prose}`, end: line });
    else pieces.push({ line, prose, end: line + prose.split('\n').length - 1 });
  }
  return pieces.map(({ line, prose }) => [line, prose]);
}

function proseOf(file, text) {
  if (file.endsWith('.md')) return proseOfDocument(text);
  if (file.endsWith('.schema.json')) return proseOfSchema(text);
  return proseOfSource(file, text);
}

const wanted = process.argv.slice(2);
const files = execFileSync('git', ['ls-files', ...wanted], { encoding: 'utf8' })
  .split('\n')
  .filter((file) =>
    /^(?:src|assembly|scripts|tests|benchmarks|bin|web)\/.*\.(?:tsx?|js|schema\.json)$|(?:^|^src\/.*\/)[A-Z]+\.md$/.test(
      file,
    ),
  )
  .filter((file) => file !== 'scripts/check-prose.js' && file !== 'CHANGELOG.md');
let faults = 0;
for (const file of files) {
  for (const [line, prose] of proseOf(file, readFileSync(file, 'utf8'))) {
    for (const [turn, advice] of TURNS) {
      for (const match of prose.matchAll(new RegExp(turn.source, `${turn.flags}g`))) {
        const before = prose.slice(0, match.index);
        const quoted = prose
          .slice(Math.max(0, match.index - 30), match.index + 50)
          .replace(/\s+/g, ' ');
        console.error(`${file}:${line + before.split('\n').length - 1}: ${advice}: … ${quoted} …`);
        faults++;
      }
    }
  }
}
console.log(`${files.length} files, ${faults} turns of phrase to write anew`);
process.exitCode = faults > 0 ? 1 : 0;
