// Fails if a function of src, benchmarks or web has a shape that is hard to call or to read: more than
// five parameters, more than fifty lines, or a parameter that is a flag (a boolean that is named
// is…, has… or should…), because a call such as `f(x, true)` does not show the meaning of `true`. Also
// fails if a file of src, assembly or web is too long to be read in one sitting.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const MOST_PARAMETERS = 5;
const MOST_LINES = 50;
const MOST_LINES_OF_A_FILE = 300;
const FLAG = /^(?:is|has|should)[A-Z]/;

/** Functions that may be longer, each with its reason. An entry without such a function is a fault. */
const MAY_BE_LONG = {
  'src/match/align-range.ts#alignRange':
    'a hot loop over millions of pairs: its inner functions share buffers that calls would pass',
};

/** Generated from the kernel, whose routines take numbers alone. */
const GENERATED = new Set(['src/kernel/abi.ts']);

const nameOf = (node) => {
  const { parent } = node;
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const named = node.name ?? (ts.isCallExpression(parent) ? parent.expression : parent.name);
  return named?.getText().split('.').at(-1) ?? 'anonymous';
};

/** Whether a parameter is a boolean by its type or its default. */
const isBoolean = ({ type, initializer }) =>
  type?.kind === ts.SyntaxKind.BooleanKeyword ||
  initializer?.kind === ts.SyntaxKind.TrueKeyword ||
  initializer?.kind === ts.SyntaxKind.FalseKeyword;

const excused = new Set();
let faults = 0;
const report = (message) => {
  console.error(message);
  faults++;
};

/** Reports the faults of one function. */
function checkFunction(node, source, file) {
  const lineOf = (at) => source.getLineAndCharacterOfPosition(at).line + 1;
  const [first, last] = [lineOf(node.getStart()), lineOf(node.getEnd())];
  const name = nameOf(node);
  const key = `${file}#${name}`;
  const fault = (message) => report(`${file}:${first}: ${name} has ${message}`);
  const lines = last - first + 1;
  if (lines > MOST_LINES && MAY_BE_LONG[key]) excused.add(key);
  else if (lines > MOST_LINES) fault(`${lines} lines; at most ${MOST_LINES}`);
  const parameters = node.parameters.filter(({ name }) => name.getText() !== 'this');
  if (parameters.length > MOST_PARAMETERS)
    fault(`${parameters.length} parameters; at most ${MOST_PARAMETERS}`);
  for (const one of parameters) {
    if (FLAG.test(one.name.getText()) && isBoolean(one)) fault(`the flag ${one.name.getText()}`);
  }
}

const list = (...folders) =>
  execFileSync('git', ['ls-files', ...folders], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.[jt]sx?$/.test(file) && existsSync(file));

function checkLength(file) {
  const lines = readFileSync(file, 'utf8').split('\n').length - 1;
  if (lines > MOST_LINES_OF_A_FILE)
    report(`${file} has ${lines} lines; at most ${MOST_LINES_OF_A_FILE}`);
}

function checkFile(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isFunctionLike(node)) checkFunction(node, source, file);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const files = list('src', 'benchmarks', 'web').filter((file) => !GENERATED.has(file));
for (const file of files) checkFile(file);
for (const file of list('src', 'assembly', 'web')) checkLength(file);
for (const key of Object.keys(MAY_BE_LONG)) {
  if (!excused.has(key)) report(`${key} may be long by the list, but is not`);
}
console.log(`${files.length} files, ${faults} faults in the shape of functions`);
process.exitCode = faults > 0 ? 1 : 0;
