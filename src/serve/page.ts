/** A page to try the routes. It needs nothing from elsewhere. */
import { createHash } from 'node:crypto';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
  label { display: block; margin-top: 1rem } input, select, textarea { font: inherit; width: 100% }
  textarea, pre { font-family: ui-monospace, monospace; font-size: 14px }
  pre { background: #8881; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
`;

const SCRIPT = `
  const at = (id) => document.getElementById(id);
  const routes = [];
  fetch('openapi.json').then((answer) => answer.json()).then(({ paths }) => {
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of ['get', 'post', 'delete']) {
        if (!methods[method]) continue;
        const name = method.toUpperCase() + ' ' + path;
        at('route').add(new Option(name + ': ' + methods[method].summary, routes.length));
        routes.push({ path, method, hasBody: Boolean(methods[method].requestBody) });
      }
    }
    show();
  });
  function show() {
    const { path, hasBody } = routes[at('route').value];
    at('ids').hidden = !path.includes('{id}');
    at('bodies').hidden = !hasBody;
  }
  at('route').onchange = show;
  at('form').onsubmit = async (event) => {
    event.preventDefault();
    const { path, method, hasBody } = routes[at('route').value];
    const headers = {};
    if (at('token').value) headers.authorization = 'Bearer ' + at('token').value;
    if (hasBody) headers['content-type'] = at('type').value;
    const url = path.slice(1).replace('{id}', encodeURIComponent(at('id').value));
    const body = hasBody ? at('body').value : undefined;
    const answer = await fetch(url, { method, headers, body });
    const text = await answer.text();
    let shown = text;
    try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* lines, or numbers */ }
    at('answer').textContent = answer.status + '\\n' + shown;
  };
`;

/** The page, which asks `openapi.json` for the routes. */
export const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>wirecopy</title>
<style>${STYLE}</style>
<h1>wirecopy</h1>
<p>The routes are described in <a href="openapi.json">openapi.json</a>.
<form id="form">
  <label>Route <select id="route"></select></label>
  <label>Token, if the server asks for one <input id="token" type="password" autocomplete="off"></label>
  <label id="ids">Id <input id="id"></label>
  <div id="bodies">
    <label>Type <select id="type"><option>application/json<option>application/x-ndjson</select></label>
    <label>Body <textarea id="body" rows="12">{"id": "1", "title": "", "text": ""}</textarea></label>
  </div>
  <p><button>Send</button>
</form>
<pre id="answer"></pre>
<script>${SCRIPT}</script>
</html>
`;

const sha256 = (part: string) => `'sha256-${createHash('sha256').update(part).digest('base64')}'`;

/** The page runs its own script alone, asks this server alone, and is in no frame. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `script-src ${sha256(SCRIPT)}`,
  `style-src ${sha256(STYLE)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
