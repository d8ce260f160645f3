import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { openIndex } from '../../src/index.js';
import { makeFolder } from '../read/folder.js';
import { answersOf, newFolder, newsOf, post, startServer } from './server.js';

interface Description {
  openapi: string;
  components: { schemas: Record<string, { required: string[] }> };
}

async function descriptionOf(url: string): Promise<Description> {
  return (await (await fetch(`${url}/openapi.json`)).json()) as Description;
}

describe('a server', () => {
  test('gives the answers that the index gives, and the same to all that is sent again', async () => {
    const { url } = await startServer(newFolder());
    const articles = newsOf(1, 30);
    const expected = await answersOf(await openIndex(null), articles);
    for (const [at, article] of articles.entries()) {
      const asked = await post(`${url}/query`, article);
      expect(await asked.json()).toEqual(expected[at]);
      const answer = await post(`${url}/articles`, article);
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(await answer.json()).toEqual(expected[at]);
      const again = await post(`${url}/articles`, article);
      expect(await again.json()).toEqual({ ...expected[at], replayed: true });
    }
  });

  test('stores nothing of a query', async () => {
    const { url } = await startServer(newFolder());
    const [article] = newsOf(2, 1);
    for (let times = 0; times < 2; times++) {
      expect(await (await post(`${url}/query`, article)).json()).toMatchObject({ verdict: 'new' });
    }
    expect((await fetch(`${url}/articles/${encodeURIComponent('2/0')}`)).status).toBe(404);
  });

  test('shows articles and clusters by id, until they are removed', async () => {
    const { url } = await startServer(newFolder());
    const [, original, copy] = newsOf(3, 3);
    await post(`${url}/articles`, original);
    await post(`${url}/articles`, copy);
    const id = encodeURIComponent(copy!.id);
    const shown = await (await fetch(`${url}/articles/${id}`)).json();
    expect(shown).toMatchObject({ id: '3/2', source: 'source 2', canonical: '3/1' });
    expect(shown).not.toHaveProperty('text');
    const cluster = { canonical: '3/1', articles: ['3/1', '3/2'] };
    expect(await (await fetch(`${url}/clusters/${id}`)).json()).toEqual(cluster);
    const removal = () => fetch(`${url}/articles/${id}`, { method: 'DELETE' });
    expect(await (await removal()).json()).toEqual({ removed: 1 });
    expect((await removal()).status).toBe(404);
    expect((await fetch(`${url}/articles/${id}`)).status).toBe(404);
    expect((await fetch(`${url}/clusters/${id}`)).status).toBe(404);
    const other = await fetch(`${url}/clusters/${encodeURIComponent('3/1')}`);
    expect(await other.json()).toEqual({ canonical: '3/1', articles: ['3/1'] });
  });

  test('removes all revisions of an id, more than are looked at otherwise', async () => {
    const { url } = await startServer(newFolder());
    const revisions = newsOf(4, 150).map((article) => ({ ...article, id: 'one' }));
    const lines = revisions.map((article) => JSON.stringify(article)).join('\n');
    const answer = await post(`${url}/articles`, lines, { 'content-type': 'application/jsonl' });
    expect((await answer.text()).trimEnd().split('\n')).toHaveLength(150);
    const removal = await fetch(`${url}/articles/one`, { method: 'DELETE' });
    expect(await removal.json()).toEqual({ removed: 150 });
    expect((await fetch(`${url}/articles/one`)).status).toBe(404);
  });

  test('reads the fields that its options name', async () => {
    const { url } = await startServer(newFolder(), ['--field-text', 'body', '--field-id', 'key']);
    const answer = await post(`${url}/articles`, { key: 7, body: 'The bridge is closed.' });
    expect(await answer.json()).toMatchObject({ id: '7', verdict: 'new' });
    expect((await post(`${url}/articles`, { id: 7, text: 'The bridge.' })).status).toBe(422);
    const api = await descriptionOf(url);
    expect(api.components.schemas.Article?.required).toEqual(['body']);
  });

  test('keeps the digits of large ids, and takes documents of several lines', async () => {
    const { url } = await startServer(newFolder());
    const answer = await post(
      `${url}/articles`,
      '{\r\n "id": 9007199254740993,\n "text": "a\\nb"\n}\n',
    );
    expect(await answer.json()).toMatchObject({ id: '9007199254740993', verdict: 'new' });
  });

  test('has a description that its answers agree with', async () => {
    const { url } = await startServer(newFolder());
    const api = await descriptionOf(url);
    expect(api.openapi).toBe('3.1.0');
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(api, 'api');
    const expectValid = (name: string, value: unknown) => {
      const validate = ajv.getSchema(`api#/components/schemas/${name}`)!;
      expect(validate(value) ? [] : validate.errors).toEqual([]);
    };
    for (const article of newsOf(5, 12)) {
      expectValid('Article', article);
      expectValid('ArticleAnswer', await (await post(`${url}/articles`, article)).json());
      const id = encodeURIComponent(article.id);
      expectValid('IndexedArticle', await (await fetch(`${url}/articles/${id}`)).json());
      expectValid('Cluster', await (await fetch(`${url}/clusters/${id}`)).json());
    }
    expectValid('Fault', await (await fetch(`${url}/articles/none`)).json());
    for (const state of ['healthz', 'readyz']) {
      expectValid('State', await (await fetch(`${url}/${state}`)).json());
    }
    const removed = await fetch(`${url}/articles/${encodeURIComponent('5/0')}`, {
      method: 'DELETE',
    });
    expectValid('Removed', await removed.json());
  });

  test('counts requests and verdicts', async () => {
    const { url } = await startServer(newFolder());
    const [article] = newsOf(6, 1);
    for (let times = 0; times < 3; times++) await post(`${url}/articles`, article);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('wirecopy_articles_total{verdict="new"} 1');
    expect(metrics).toContain('wirecopy_articles_total{verdict="replayed"} 2');
    expect(metrics).toContain('wirecopy_index_articles 1');
    const count = 'wirecopy_request_seconds_count{route="/articles",method="POST",status="200"} 3';
    expect(metrics).toContain(count);
  });

  test('has a page that needs nothing from elsewhere', async () => {
    const { url } = await startServer(newFolder());
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/(?:src|href)="?(?:https?:)?\/\//);
  });

  test('logs no text, title or id of an article', async () => {
    const { url, log, child, ended } = await startServer(newFolder());
    const secret = { id: 'xylophone', title: 'marmalade', text: 'zeppelin over the harbour' };
    await post(`${url}/articles`, secret);
    await post(`${url}/articles`, `{"id": "xylophone", "text": "zeppelin" marmalade`);
    await fetch(`${url}/articles/xylophone`);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const lines = log.map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => msg === 'served')).toHaveLength(3);
    expect(log.join('\n')).not.toMatch(/zeppelin|marmalade|xylophone/);
  });
});

describe('a token', () => {
  const routes: [method: string, path: string][] = [
    ['POST', '/articles'],
    ['POST', '/query'],
    ['GET', '/articles/1'],
    ['DELETE', '/articles/1'],
    ['GET', '/clusters/1'],
    ['GET', '/metrics'],
  ];

  test('is asked for by all routes about articles, and by no other', async () => {
    const { url } = await startServer(newFolder(), [], { WIRECOPY_TOKEN: 'open sesame' });
    for (const [method, path] of routes) {
      for (const authorization of [
        '',
        'Bearer',
        'Bearer open',
        'Basic open sesame',
        'open sesame',
      ]) {
        const answer = await fetch(`${url}${path}`, { method, headers: { authorization } });
        expect([path, answer.status]).toEqual([path, 401]);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
      const headers = { authorization: 'bearer open sesame' };
      expect((await fetch(`${url}${path}`, { method, headers })).status).not.toBe(401);
    }
    for (const path of ['/', '/openapi.json', '/healthz', '/readyz']) {
      expect((await fetch(`${url}${path}`)).status).toBe(200);
    }
  });

  test('may be in a file', async () => {
    const file = `${makeFolder({ token: 'from a file\n' })}/token`;
    const { url } = await startServer(newFolder(), ['--token-file', file]);
    const [article] = newsOf(7, 1);
    expect((await post(`${url}/articles`, article)).status).toBe(401);
    const headers = { authorization: 'Bearer from a file' };
    expect((await post(`${url}/articles`, article, headers)).status).toBe(200);
  });

  test.each([
    [[], false],
    [['--host', 'localhost'], false],
    [['--host', '0.0.0.0'], true],
  ])('is missed if other machines can connect: %j', async (args, isWarned) => {
    const { log, child, ended } = await startServer(newFolder(), args);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(log.some((line) => line.includes('there is no token'))).toBe(isWarned);
  });
});
