/** The description of the routes in OpenAPI 3.1. */
import type { FieldNames } from '../article/fields.js';
import { ANSWER_SCHEMAS } from './answer-schemas.js';

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, name: string) => ({
  description,
  content: { [JSON_TYPE]: { schema: ref(name) } },
});
const text = (description: string, type: string) => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});

/** Every route may refuse a request with these. */
const REFUSALS = {
  '400': json('The request cannot be read.', 'Fault'),
  '401': json('The token is missing or wrong.', 'Fault'),
  '503': json('Too many requests, the server stops, or the disk is full: try again.', 'Fault'),
};

const BODY_REFUSALS = {
  ...REFUSALS,
  '413': json('The article is too large.', 'Fault'),
  '415': json('The body is neither JSON nor lines of JSON.', 'Fault'),
  '422': json('The record has no text.', 'Fault'),
};

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of an article, with / and the like written as %2F.',
  schema: { type: 'string', minLength: 1 },
};

const NO_ARTICLE = json('There is no such article.', 'Fault');

/** The description, with the names that the fields of an article have on this server. */
export function describeRoutes(fields: FieldNames, version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'wirecopy',
      version,
      description: 'Judges articles one by one: seen before, whose copy, and which part is new.',
    },
    paths: {
      '/articles': {
        post: judging(
          'Judges articles and adds them to the index',
          'An answer comes after its article is in the index for good. An article that is sent again has its first answer.',
        ),
      },
      '/query': { post: judging('Judges articles without adding them', 'Nothing is stored.') },
      '/articles/{id}': {
        parameters: [ID],
        get: reading('The newest article of an id', 'IndexedArticle'),
        delete: reading('Removes the articles of an id', 'Removed'),
      },
      '/clusters/{id}': {
        parameters: [ID],
        get: reading('The copies of an article, at most the newest 64', 'Cluster'),
      },
      ...OPEN_PATHS,
    },
    components: {
      schemas: { ...ANSWER_SCHEMAS, Article: articleSchema(fields) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    // A server without a token takes requests without one.
    security: [{}, { token: [] }],
  };
}

const OPEN_PATHS = {
  '/metrics': {
    get: {
      summary: 'Numbers about the server, for Prometheus',
      responses: { '200': text('The numbers.', 'text/plain'), ...REFUSALS },
    },
  },
  '/healthz': {
    get: {
      summary: 'Whether the server runs',
      security: [],
      responses: { '200': json('It runs.', 'State') },
    },
  },
  '/readyz': {
    get: {
      summary: 'Whether the server takes articles',
      security: [],
      responses: {
        '200': json('It does.', 'State'),
        '503': json('It stops, or its disk failed.', 'State'),
      },
    },
  },
};

function judging(summary: string, description: string): object {
  const lines = {
    schema: {
      type: 'string',
      description: 'An article a line; answers come while lines are sent.',
    },
  };
  return {
    summary,
    description,
    requestBody: {
      required: true,
      content: { [JSON_TYPE]: { schema: ref('Article') }, [LINES_TYPE]: lines },
    },
    responses: {
      '200': {
        description: 'The answer, or one for each line in their order.',
        content: {
          [JSON_TYPE]: { schema: ref('ArticleAnswer') },
          [LINES_TYPE]: { schema: { type: 'string' } },
        },
      },
      ...BODY_REFUSALS,
    },
  };
}

function reading(summary: string, schema: string): object {
  return {
    summary,
    responses: { '200': json(`${summary}.`, schema), ...REFUSALS, '404': NO_ARTICLE },
  };
}

function articleSchema(fields: FieldNames): object {
  const scalar = { type: ['string', 'number', 'null'] };
  const others = Object.entries(fields).filter(([field]) => field !== 'text');
  return {
    type: 'object',
    required: [fields.text],
    properties: {
      ...Object.fromEntries(others.map(([, name]) => [name, scalar])),
      [fields.text]: { type: 'string', minLength: 1 },
    },
  };
}
