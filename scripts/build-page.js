// Builds the page of `wirecopy report` from web/ to dist/page/: one script and one style, which
// src/report/page.ts puts into each report.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const DIR = 'dist/page';

const bundle = await rolldown({
  input: 'web/main.tsx',
  platform: 'browser',
  tsconfig: 'web/tsconfig.json',
  resolve: { extensionAlias: { '.js': ['.tsx', '.ts', '.js'] } },
  logLevel: 'warn',
});
const { output } = await bundle.generate({ format: 'iife', minify: true });
await bundle.close();
const [{ code }] = output;
// Either would end or hide the script in a page, whatever the policy allows.
if (/<\/script|<!--/i.test(code))
  throw new Error('the script of the page holds the end of a script');

const style = readFileSync('web/style.css', 'utf8')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{}:;,>]) /g, '$1')
  .trim();
if (style.includes('<')) throw new Error('the style of the page holds the end of a style');

rmSync(DIR, { recursive: true, force: true });
mkdirSync(DIR, { recursive: true });
writeFileSync(`${DIR}/page.js`, code);
writeFileSync(`${DIR}/page.css`, style);
