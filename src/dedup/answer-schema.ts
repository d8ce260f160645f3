/**
 * The schema of an answer, for the descriptions of `serve` and of the results of a scan;
 * scripts/generate-fields.js writes the latter.
 */
import { VERDICTS } from '../judge/verdict.js';

const STRING = { type: 'string' };
const OFFSET = { type: 'integer', minimum: 0 };
const SHARE = { type: 'number', minimum: 0, maximum: 1 };
const SPAN = { start: OFFSET, end: OFFSET };

/** The parts of an answer. */
export const ANSWER = {
  verdict: { enum: VERDICTS },
  canonical: { ...STRING, description: 'Id of the first of all copies of the article.' },
  of: { ...STRING, description: 'Id of the seen article that the verdict is about.' },
  jaccard: SHARE,
  containment: SHARE,
  contains: SHARE,
  aligned: SHARE,
  coverage: { ...SHARE, description: 'Share of its tokens that occur in seen articles.' },
  novelty: {
    type: 'array',
    description: 'Spans of new text.',
    items: record(SPAN),
  },
  passages: {
    type: 'array',
    items: record({
      article: STRING,
      ...SPAN,
      otherStart: OFFSET,
      otherEnd: OFFSET,
      identity: SHARE,
    }),
  },
  credits: { type: 'array', items: STRING },
  replayed: { const: true, description: 'It was given before: this is its first answer.' },
};

/** The parts that every answer has. */
export const ANSWER_PARTS = [
  ...['verdict', 'canonical', 'coverage', 'novelty', 'passages', 'credits'],
];

/** An object that has all of these properties and no others. */
function record(properties: object): object {
  const required = Object.keys(properties);
  return { type: 'object', required, additionalProperties: false, properties };
}
