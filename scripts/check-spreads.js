// Checks one rule in src/: no list that may grow is spread into the arguments of a call. Arguments
// are on the stack, and some hundred thousand of them end the program with "Maximum call stack size
// exceeded". Tuples may be spread, because their type gives their length.
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'tsconfig.build.json');
const { config } = ts.readConfigFile(file, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();

const faults = [];
for (const source of program.getSourceFiles()) {
  if (!source.isDeclarationFile) visit(source, source);
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

function visit(node, source) {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) check(node, source);
  ts.forEachChild(node, (child) => visit(child, source));
}

function check(call, source) {
  for (const argument of call.arguments ?? []) {
    if (
      ts.isSpreadElement(argument) &&
      !isBounded(checker.getTypeAtLocation(argument.expression))
    ) {
      report(argument, source, 'spreads a list that may grow into arguments');
    }
  }
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'apply') {
    const callee = checker.getTypeAtLocation(expression.expression);
    if (callee.getCallSignatures().length > 0) report(call, source, 'makes arguments of a list');
  }
}

/** Whether the type is always a tuple without a rest. */
function isBounded(type) {
  if (type.isUnion()) return type.types.every(isBounded);
  return checker.isTupleType(type) && !type.target.hasRestElement;
}

function report(node, source, what) {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  const shown = path.relative(root, source.fileName);
  faults.push(`${shown}:${line + 1}: ${what}: ${node.getText(source)}; use a loop`);
}
