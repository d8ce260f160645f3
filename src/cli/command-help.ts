/** The commands as help shows them: groups with the most wanted first, and two examples each. */
import {
  COMPARE_OPTIONS,
  type CommandOption,
  DEDUP_OPTIONS,
  EVAL_OPTIONS,
  INDEX_OPTIONS,
  OPTIONS,
  REPEATS_OPTIONS,
  REPORT_OPTIONS,
  SERVE_OPTIONS,
  TUNE_OPTIONS,
  WHY_OPTIONS,
} from '../options/command-options.js';
import type { CommandCall } from './commands.js';

/** A command for people. */
export interface CommandHelp {
  name: CommandCall['name'];
  group: string;
  /** In the list of commands, and on the command's own page. */
  summary: string;
  description: string;
  /** Names in the syntax of commander, with their meanings. */
  operands: readonly (readonly [name: string, meaning: string])[];
  options: readonly CommandOption[];
  /** Headings and paragraphs after the options. */
  notes: readonly (readonly [heading: string, text: string])[];
  examples: readonly [string, string];
}

const PATHS = ['[paths...]', 'files, folders, globs, or - for standard input'] as const;

const FORMATS_READ = [
  'Paths',
  'Folders are searched recursively, globs are matched, - is standard input. The content of a file shows its format: text, HTML, JSON, JSON Lines, CSV, Parquet, WARC, feeds, XML of agencies, ZIP or tar; compressed or not.',
] as const;

const SCANS = 'Find copies';
const RESULTS = 'Show and judge results';
const STREAMS = 'Articles that come one by one';

/** All commands, in the order of help. */
export const COMMAND_HELP: readonly CommandHelp[] = [
  {
    name: 'scan',
    group: SCANS,
    summary: 'copies, shared passages and repeats in articles',
    description:
      'Finds copies of articles, the passages they share, and repeats inside each article.',
    operands: [PATHS],
    options: OPTIONS,
    notes: [FORMATS_READ],
    examples: [
      'wirecopy scan news/ --report report.html',
      'zcat dump.jsonl.gz | wirecopy scan - --field-text body --json --out copies.ndjson',
    ],
  },
  {
    name: 'compare',
    group: SCANS,
    summary: 'two articles side by side, or pairs of articles',
    description: 'Finds what two articles share: word for word, edited, or summed up.',
    operands: [['[articles...]', 'two articles; or, with --pairs, all that the pairs name']],
    options: COMPARE_OPTIONS,
    notes: [
      [
        'Articles',
        'A file, or a record in a file of records: FILE.jsonl#ID. With --pairs, paths of all articles that the pairs name, as scan takes them; the result is NDJSON, one passage per line in their order.',
      ],
    ],
    examples: [
      'wirecopy compare ours.txt wire.jsonl#2020-08-15/17',
      'wirecopy compare --pairs candidates.csv articles.jsonl --out passages.ndjson',
    ],
  },
  {
    name: 'repeats',
    group: SCANS,
    summary: 'repeats inside articles; --fix cuts doubled text',
    description: 'Finds repeats inside each article, and cuts text that was doubled by a fault.',
    operands: [PATHS],
    options: REPEATS_OPTIONS,
    notes: [
      FORMATS_READ,
      [
        'Cuts',
        'A cut removes text that a faulty extractor doubled: whole lines whose words all occur at another place. An edited second copy stays, and so does repetition on purpose: pull-quotes, refrains.',
      ],
    ],
    examples: [
      'wirecopy repeats news/ --fix clean/',
      'wirecopy repeats news/ --patch doubles.patch && patch -p1 -d news < doubles.patch',
    ],
  },
  {
    name: 'why',
    group: SCANS,
    summary: 'the figures by which two articles were joined or parted',
    description: 'Shows, stage by stage, the figures that joined or parted two articles.',
    operands: [
      ['<a>', 'id of an article, or the file that holds it'],
      ['<b>', 'the same of another'],
      ['[paths...]', 'the input: files, folders, globs, or - for standard input'],
    ],
    options: WHY_OPTIONS,
    notes: [
      [
        'Articles',
        'Ids as scan shows them, or the files that hold them. Without paths, only the two files are read; with paths, everything is scanned, because boilerplate and clusters depend on the whole corpus.',
      ],
    ],
    examples: [
      'wirecopy why 2020/a.txt 2020/b.txt news/',
      'wirecopy why id-17 id-99 wire.jsonl --threshold 0.6',
    ],
  },
  {
    name: 'report',
    group: RESULTS,
    summary: 'a page of HTML with all results, for a browser',
    description: 'Writes the results of a scan as one page of HTML that needs nothing else.',
    operands: [
      ['<results>', 'NDJSON of a scan, or - for standard input'],
      ['[paths...]', 'the paths that were scanned, from which texts are read'],
    ],
    options: REPORT_OPTIONS,
    notes: [
      [
        'Results',
        'NDJSON of a scan, or - for standard input. Texts are read again from the paths that were scanned; --no-text leaves them out. The page needs no server and loads nothing.',
      ],
    ],
    examples: [
      'wirecopy report results.ndjson news/ -o report.html',
      'wirecopy report results.ndjson --no-text -o report.html',
    ],
  },
  {
    name: 'eval',
    group: RESULTS,
    summary: 'scores of results against known pairs, clusters or spans',
    description: 'Scores results: precision, recall, F1, adjusted Rand index, plagdet.',
    operands: [['<results>', 'NDJSON of a scan or a comparison, or - for standard input']],
    options: EVAL_OPTIONS,
    notes: [
      [
        'Truth, by its columns',
        'a,b[,label]: pairs; labels such as 1 and 0, OK and BAD. Without labels, every other pair is wrong.\nid,cluster: clusters, or JSON arrays of ids; an article that is not named is alone.\na,a_start,a_end,b,b_start,b_end[,category]: spans, scored as in PAN; scan --only passages also reports passages within clusters.',
      ],
    ],
    examples: [
      'wirecopy eval copies.ndjson --truth clusters.csv',
      'wirecopy scan news/ --json --only passages | wirecopy eval - --truth spans.csv',
    ],
  },
  {
    name: 'tune',
    group: RESULTS,
    summary: 'an estimate of recall, memory and cost of a scan',
    description: 'Shows the effect of options: bands, the S-curve, memory, pairs compared in vain.',
    operands: [],
    options: TUNE_OPTIONS,
    notes: [],
    examples: [
      'wirecopy tune --threshold 0.7 --recall 0.95',
      'wirecopy tune --articles 1000000 --words 400 --json',
    ],
  },
  {
    name: 'dedup',
    group: STREAMS,
    summary: 'judges records one by one: new, a copy, a revision, or partly new',
    description:
      'Adds to each record whether it was seen before, whose copy it is, and its new text.',
    operands: [PATHS],
    options: DEDUP_OPTIONS,
    notes: [FORMATS_READ],
    examples: [
      'zcat today.jsonl.gz | wirecopy dedup - > marked.jsonl',
      'tail -f feed.jsonl | wirecopy dedup - --index seen/ --key url --window 30d',
    ],
  },
  {
    name: 'index',
    group: STREAMS,
    summary: 'looks at an index of dedup and changes it',
    description: 'Looks at an index of dedup and changes it.',
    operands: [
      ['<action>', 'stats, verify, remove, merge or compact'],
      ['<folder>', 'the index'],
      ['[others...]', 'merge: the indexes whose articles are added'],
    ],
    options: INDEX_OPTIONS,
    notes: [],
    examples: [
      'wirecopy index stats seen/',
      'wirecopy index remove seen/ --older 90d && wirecopy index compact seen/',
    ],
  },
  {
    name: 'serve',
    group: STREAMS,
    summary: 'judges articles over HTTP, by an index of dedup',
    description: 'Serves an index over HTTP: judges articles one by one and adds them.',
    operands: [],
    options: SERVE_OPTIONS,
    notes: [
      [
        'Routes',
        'POST /articles: judges an article and adds it, or NDJSON, a line each.\nPOST /query: the same without adding.\nGET and DELETE /articles/ID, GET /clusters/ID.\nGET /, /openapi.json, /healthz, /readyz, /metrics.',
      ],
      [
        'End',
        'SIGTERM and Ctrl-C end it: it answers all that it has received, and takes no more. Exit status 0.',
      ],
    ],
    examples: [
      'wirecopy serve --index seen/',
      `curl -s localhost:8734/articles --json '{"id":"17","text":"..."}'`,
    ],
  },
];

/** The notes and examples of all commands together. */
export const PROGRAM_HELP: Pick<CommandHelp, 'notes' | 'examples'> = {
  notes: [
    [
      'Exit status',
      '0 done; 1 --fail-on found some; 2 wrong usage; 3 some input was lost; 130 interrupted.',
    ],
  ],
  examples: ['wirecopy scan news/ --report report.html', 'wirecopy compare ours.txt theirs.txt'],
};
