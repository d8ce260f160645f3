import { ANSWER, ANSWER_PARTS } from '../dedup/answer-schema.js';

/** Types of properties that occur in several schemas. */
const STRING = { type: 'string' };
const COUNT = { type: 'integer', minimum: 0 };
const STRINGS = { type: 'array', items: STRING };

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
  IndexedArticle: {
    type: 'object',
    required: ['id', 'words', 'canonical', 'answer'],
    properties: {
      ...{ id: STRING, title: STRING, date: STRING, source: STRING, url: STRING },
      credits: STRINGS,
      words: COUNT,
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
    properties: { removed: COUNT },
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
