/**
 * The strings of an article, in one table, from which come the scanner of lines, the columns of
 * blocks, the properties of records, and the options of a scan. A new field is one line of {@link
 * METADATA}; `npm run build` writes it into other files (scripts/generate-fields.js).
 */

/** A field of an article. */
interface Field {
  /** The option of a scan that names this field in records. */
  readonly option: string;
}

/** The metadata of an article, in the order of results. */
const METADATA = {
  title: { option: 'fieldTitle' },
  /** ISO 8601, RFC 2822, seconds or milliseconds since 1970, `6 mai 2024` and other forms of news. */
  date: { option: 'fieldDate' },
  source: { option: 'source' },
  url: { option: 'fieldUrl' },
} as const satisfies Record<string, Field>;

/** All fields of a record, in the order of help. */
export const FIELDS = {
  id: { option: 'fieldId' },
  text: { option: 'fieldText' },
  ...METADATA,
} as const satisfies Record<string, Field>;

/** Name of a string of an article. */
export type ArticleField = keyof typeof FIELDS;

/** Name of a string of an article that is neither its id nor its text. */
export type MetadataField = keyof typeof METADATA;

/**
 * The strings of an article by their names; '' for a missing one. The byline has the names of the
 * authors; results have only the agencies in it.
 */
export type ArticleStrings = Record<ArticleField, string> & { byline?: string };

/** The names that the fields of an article have in records; the byline has one only if it was guessed. */
export type FieldNames = Readonly<Record<ArticleField, string>> & { readonly byline?: string };

/** The known metadata of an article. */
export type Metadata = { -readonly [Field in keyof typeof METADATA]?: string };

/** Names of metadata, in the order of results. */
export const METADATA_FIELDS = Object.keys(METADATA) as MetadataField[];

/** Names of all strings of an article, in the order in which they are stored. */
export const ARTICLE_FIELDS: readonly ArticleField[] = ['id', ...METADATA_FIELDS, 'text'];

/** The strings of an article that has none yet. */
export const NO_STRINGS = Object.fromEntries(
  ARTICLE_FIELDS.map((field) => [field, '']),
) as Readonly<ArticleStrings>;

/** The options that name metadata in records. */
export const METADATA_OPTIONS = Object.values(METADATA).map(({ option }) => option);
