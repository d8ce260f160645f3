import { VERDICTS } from '../judge/verdict.js';

const STRING = { type: 'string' };
const OFFSET = { type: 'integer', minimum: 0 };
const SHARE = { type: 'number', minimum: 0, maximum: 1 };
const STRINGS = { type: 'array', items: STRING };

const SPAN = { start: OFFSET, end: OFFSET };

const ANSWER = {
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
    items: { type: 'object', required: ['start', 'end'], properties: SPAN },
  },
  passages: { type: 'array', items: { $ref: '#/components/schemas/SharedSpan' } },
  credits: STRINGS,
  replayed: { const: true, description: 'It was sent before: this is its first answer.' },
};

const ANSWER_PARTS = ['verdict', 'canonical', 'coverage', 'novelty', 'passages', 'credits'];

/** The schemas of all answers, by the names that the description of the routes uses. */
export const ANSWER_SCHEMAS = {
  Answer: {
    type: 'object',
    required: ANSWER_PARTS,
    properties: ANSWER,
    additionalProperties: false,
  },
  ArticleAnswer: {
    type: 'object',
    required: ['id', ...ANSWER_PARTS],
    properties: { id: STRING, ...ANSWER },
    additionalProperties: false,
  },
  SharedSpan: {
    type: 'object',
    required: ['article', 'start', 'end', 'otherStart', 'otherEnd', 'identity'],
    properties: { article: STRING, ...SPAN, otherStart: OFFSET, otherEnd: OFFSET, identity: SHARE },
    additionalProperties: false,
  },
  IndexedArticle: {
    type: 'object',
    required: ['id', 'words', 'canonical', 'answer'],
    properties: {
      ...{ id: STRING, title: STRING, date: STRING, source: STRING, url: STRING },
      credits: STRINGS,
      words: OFFSET,
      canonical: STRING,
      answer: { $ref: '#/components/schemas/Answer' },
    },
    additionalProperties: false,
  },
  Cluster: {
    type: 'object',
    required: ['canonical', 'articles'],
    properties: { canonical: STRING, articles: STRINGS },
    additionalProperties: false,
  },
  Removed: {
    type: 'object',
    required: ['removed'],
    properties: { removed: OFFSET },
    additionalProperties: false,
  },
  State: {
    type: 'object',
    required: ['state'],
    properties: { state: { enum: ['alive', 'ready', 'stopping', 'broken'] } },
    additionalProperties: false,
  },
  Fault: {
    type: 'object',
    required: ['error', 'message'],
    properties: { error: STRING, message: STRING },
    additionalProperties: false,
  },
};
