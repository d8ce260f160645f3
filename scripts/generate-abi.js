// Writes src/kernel/abi.ts and assembly/abi-version.ts from assembly/layout.ts and the exports of
// assembly/index.ts; npm run build:kernel runs it first. With --check it writes nothing, and fails
// if a file differs from its output, or if nothing calls a routine that the kernel exports.
//
// The version is a hash of everything that a caller relies on: constants, and the names, parameters
// and results of routines. So it changes with each of them, and nobody has to remember it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const WIDTH = 100;
/** Types of the kernel as JavaScript passes them. */
const TYPES = { void: 'void', u64: 'bigint', i64: 'bigint' };
/** Folders from which a routine may be called. */
const CALLERS = ['src', 'tests', 'benchmarks'];

const groups = readLayout();
const routines = readRoutines();
const version = createHash('sha256').update(JSON.stringify([groups.map(numbersOf), routines]));
const versionText = `0x${version.digest('hex').slice(0, 8)}`;
const written = {
  'src/kernel/abi.ts': abiFile(),
  'assembly/abi-version.ts': `// Made by scripts/generate-abi.js: the version of the layout and of the exports.
export const ABI_VERSION: u32 = ${versionText};
`,
};

const faults = [];
const isCheck = process.argv.includes('--check');
for (const [file, text] of Object.entries(written)) {
  if (readIfThere(file) === text) continue;
  if (isCheck) faults.push(`${file} is not up to date: run npm run build:kernel`);
  else writeFileSync(file, text);
}
if (isCheck) faults.push(...uncalled());
for (const fault of faults) console.error(fault);
if (isCheck) console.log(`${routines.length} routines of the kernel, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The groups of constants of assembly/layout.ts, each under its heading. */
function readLayout() {
  const found = [];
  let doc = '';
  const lines = readFileSync('assembly/layout.ts', 'utf8').split('\n');
  for (const line of lines.slice(lines.indexOf('// limits'))) {
    const heading = /^\/\/ (limits|record|values)(?: (\w+): (.+))?$/.exec(line);
    const constant = /^export const (\w+): (?:u32|usize) = (\d+);$/.exec(line);
    if (heading) {
      const [, kind, name = '', about = ''] = heading;
      found.push({ kind, name, about, constants: [] });
    } else if (line.startsWith('/** ')) {
      doc = line;
    } else if (constant) {
      const { name, constants } = found.at(-1);
      const prefix = name && `${name}_`;
      if (!constant[1].startsWith(prefix)) throw new Error(`${constant[1]} is not part of ${name}`);
      constants.push({ name: constant[1].slice(prefix.length), value: Number(constant[2]), doc });
      doc = '';
    } else if (line !== '') {
      throw new Error(`assembly/layout.ts: a line that is neither constant nor comment: ${line}`);
    }
  }
  return found;
}

function numbersOf({ kind, name, constants }) {
  return [kind, name, constants.map((constant) => [constant.name, constant.value])];
}

/** Name, parameters and result of each routine that assembly/index.ts exports. */
function readRoutines() {
  const index = parse('assembly/index.ts');
  return index.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return [signatureOf(statement, index)];
    if (!ts.isExportDeclaration(statement)) return [];
    const file = path.join('assembly', `${statement.moduleSpecifier.text}.ts`);
    const source = parse(file);
    return statement.exportClause.elements.map(({ name }) => {
      const declaration = source.statements.find(
        (one) => ts.isFunctionDeclaration(one) && one.name.text === name.text,
      );
      if (!declaration) throw new Error(`${file} has no function ${name.text}`);
      return signatureOf(declaration, source);
    });
  });
}

function signatureOf(declaration, source) {
  const typeOf = (node) => TYPES[node.getText(source)] ?? 'number';
  const parameters = declaration.parameters.map(
    (parameter) => `${parameter.name.text}: ${typeOf(parameter.type)}`,
  );
  return { name: declaration.name.text, parameters, result: typeOf(declaration.type) };
}

function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
}

function abiFile() {
  return `// Made by scripts/generate-abi.js from assembly/layout.ts and assembly/index.ts: change those.

/** The version of everything below, as \`abiVersion()\` of a kernel with this layout returns it. */
export const ABI_VERSION = ${versionText};

${groups.map(groupText).join('\n')}
/** The linear memory of a kernel: a WebAssembly.Memory, whose type not every consumer has. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; throws if there is no more memory. */
  grow(pages: number): number;
}

/** The exports of the WebAssembly module; pointers and counts are unsigned 32-bit numbers. */
export interface KernelExports {
  memory: LinearMemory;
${routines.map(routineText).join('')}}
`;
}

/** A group in numbers of 32 bits; its size is its \`length\`. */
function groupText({ kind, name, about, constants }) {
  if (kind === 'limits') {
    return constants
      .map(({ name, value, doc }) => `${doc}\nexport const ${name} = ${value};\n`)
      .join('');
  }
  const lines = constants.map((constant) => {
    const isSize = kind === 'record' && constant.name === 'BYTES';
    const key = isSize ? 'length' : camelCase(constant.name);
    const value = kind === 'record' ? constant.value / 4 : constant.value;
    return `${constant.doc && `  ${constant.doc}\n`}  ${key}: ${value},\n`;
  });
  return `/** ${about} */\nexport const ${name} = {\n${lines.join('')}} as const;\n`;
}

function routineText({ name, parameters, result }) {
  const line = `  ${name}(${parameters.join(', ')}): ${result};\n`;
  if (line.length <= WIDTH + 1) return line;
  return `  ${name}(\n${parameters.map((one) => `    ${one},\n`).join('')}  ): ${result};\n`;
}

function camelCase(name) {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Routines that no caller names after a dot or takes from the exports. */
function uncalled() {
  const texts = CALLERS.flatMap((root) =>
    readdirSync(root, { recursive: true })
      .filter((file) => file.endsWith('.ts') && path.join(root, file) !== 'src/kernel/abi.ts')
      .map((file) => readFileSync(path.join(root, file), 'utf8')),
  );
  return routines
    .filter(({ name }) => {
      const call = new RegExp(
        `xports\\.${name}\\b|\\{[^{}]*\\b${name}\\b[^{}]*\\} = [\\w.#]*xports`,
      );
      return !texts.some((text) => call.test(text));
    })
    .map(({ name }) => `assembly/index.ts exports ${name}, and nothing calls it`);
}
