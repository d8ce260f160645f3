/** The forms of results. */

/** Names of forms, for people first. */
export const FORMATS = [
  ...(['text', 'ndjson', 'json', 'csv', 'parquet', 'markdown'] as const),
  ...(['sarif', 'junit', 'github', 'gexf', 'graphml'] as const),
] as const;

/** The name of a form of results. */
export type Format = (typeof FORMATS)[number];

/** The forms of several files, for which `--out` names a folder. */
export const FOLDER_FORMATS: readonly Format[] = ['csv', 'parquet'];
