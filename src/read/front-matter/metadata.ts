/** The metadata in front matter. */
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { bylineWith } from '../../article/byline.js';
import { type FieldNames, METADATA_FIELDS, type Metadata } from '../../article/fields.js';
import { type Fields, isFields } from '../../extract/listed-text.js';
import { guessFields } from '../fields/guess-fields.js';
import { bylineOf, stringOfValue, valueAt } from '../fields/value-at.js';
import type { FrontMatter } from './front-matter.js';

/** A line with a value that has a colon or a number sign but no quotes, as in `title: Fire: two dead`. */
const LOOSE = /^([\w-]+:[ \t]+)([^\s"'[{|>&*!%@`#].*(?:: |:$| #).*?)[ \t]*\r?$/gm;

/**
 * The metadata, by the names that its keys may have in records; `byline` names the authors.
 * @throws {Error} if it cannot be parsed; the first line of the message is the reason.
 */
export function metadataOf(
  source: string,
  language: FrontMatter['language'],
  asked: FieldNames,
): Required<Metadata> & { byline: string } {
  const parsed = PARSERS[language](source);
  if (!isFields(parsed)) throw new Error('it has no keys');
  const fields = usable(parsed);
  const { names } = guessFields([fields], asked);
  const metadata = Object.fromEntries(
    METADATA_FIELDS.map((field) => [field, stringOfValue(valueAt(fields, names[field])).trim()]),
  ) as Required<Metadata>;
  const byline = names.byline === undefined ? '' : bylineOf(valueAt(fields, names.byline));
  // Notes have the address of their page as their source.
  if (URL.canParse(metadata.source)) metadata.source = '';
  return { ...metadata, byline: bylineWith(byline, []) };
}

const PARSERS: Readonly<Record<FrontMatter['language'], (source: string) => unknown>> = {
  YAML: looseYaml,
  TOML: parseToml,
  JSON: (source) => JSON.parse(`{${source}}`),
};

/** The value of YAML, in which all scalars are strings: a date stays as it is written. */
function looseYaml(source: string): unknown {
  const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'error' } as const;
  try {
    return parseYaml(source, options);
  } catch (error) {
    const quoted = source.replace(LOOSE, (_, key, value) => key + JSON.stringify(value));
    if (quoted === source) throw error;
    return parseYaml(quoted, options);
  }
}

/** Without nulls, and without paths below the site, which generators take as `url`, because they are not addresses. */
function usable(fields: Fields): Fields {
  const isNone = (value: unknown) =>
    typeof value === 'string' && /^(?:~|null|\.{0,2}\/(?!\/).*)$/is.test(value);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isNone(value)));
}
