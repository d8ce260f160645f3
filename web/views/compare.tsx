/** Two articles side by side: shared text in rows that stay together, edits marked on both sides. */
import { useState } from 'preact/hooks';
import { type Pair, pairOf } from '../align/pair-blocks.js';
import { type Piece, type Row, rowsOf } from '../align/rows.js';
import { useLoaded } from '../data/loaded.js';
import type { Results } from '../data/results.js';
import { changeSettings, type Route } from '../data/route.js';
import { counted } from '../data/words.js';
import { CUT_NOTE } from '../parts/marked-text.js';
import { ArticleLink, Provenance } from '../parts/names.js';

/** The view of a pair, which the address names by the ids `a` and `b`. */
export function Compare({ results, route }: { results: Results; route: Route }) {
  const ids = ['a', 'b'].map((side) => route.settings.get(side) ?? '');
  const [left = -1, right = -1] = ids.map((id) => results.numberOf(id));
  const { value: pair, error } = useLoaded(() => pairOf(results, left, right), [left, right]);
  return (
    <article class="compare">
      <h1>Side by side</h1>
      <div class="sides">
        <Side results={results} route={route} side="a" article={left} other={right} />
        <Side results={results} route={route} side="b" article={right} other={left} />
      </div>
      {error && <p class="nothing">{error}</p>}
      {pair === null && <Missing results={results} articles={[left, right]} />}
      {pair && <Texts pair={pair} />}
    </article>
  );
}

interface SideProps {
  results: Results;
  route: Route;
  side: 'a' | 'b';
  article: number;
  other: number;
}

/** One article, and a choice of others that belong to its counterpart. */
function Side({ results, route, side, article, other }: SideProps) {
  const related = relatedTo(results, other).filter((one) => one !== other);
  const choices = related.includes(article) || article < 0 ? related : [article, ...related];
  const label = side === 'a' ? 'Left article' : 'Right article';
  return (
    <div class="side">
      <label>
        <span>{label}</span>
        <select
          value={results.idOf(article)}
          onChange={(event) => changeSettings(route, { [side]: event.currentTarget.value })}
        >
          {article < 0 && <option value="">choose</option>}
          {choices.map((one) => (
            <option key={one} value={results.idOf(one)}>
              {[results.sourceOf(one), results.nameOf(one)].filter(Boolean).join(': ')}
            </option>
          ))}
        </select>
      </label>
      <IdField results={results} route={route} side={side} />
      {article >= 0 && (
        <>
          <ArticleLink results={results} article={article} />
          <p class="facts">
            <Provenance results={results} article={article} />
          </p>
        </>
      )}
    </div>
  );
}

/** Takes the id of any article. */
function IdField({ results, route, side }: Pick<SideProps, 'results' | 'route' | 'side'>) {
  const [isUnknown, setUnknown] = useState(false);
  const choose = (event: Event) => {
    const id = (event.currentTarget as HTMLInputElement).value.trim();
    const isKnown = results.numberOf(id) >= 0;
    setUnknown(id !== '' && !isKnown);
    if (isKnown) changeSettings(route, { [side]: id });
  };
  return (
    <details>
      <summary>any other article</summary>
      <label>
        <span>Id</span>
        <input type="text" onChange={choose} aria-invalid={isUnknown} />
        {isUnknown && <span class="fault">no article has this id</span>}
      </label>
    </details>
  );
}

/** Articles in one cluster, one passage or one form with an article, and itself. */
function relatedTo(results: Results, article: number): number[] {
  if (article < 0) return [];
  const { clusters, passages, articles, forms } = results.index;
  const cluster = articles.cluster[article] ?? -1;
  const related = new Set(clusters.articles[cluster] ?? []);
  for (const passage of results.passagesOf(article)) {
    for (const one of passages.articles[passage]!) related.add(one);
  }
  for (const form of forms.articles)
    if (form.includes(article)) for (const one of form) related.add(one);
  return [...related.add(article)].slice(0, 200);
}

function Missing({ results, articles }: { results: Results; articles: number[] }) {
  if (articles.some((article) => article < 0))
    return <p class="nothing">Choose two articles of these results.</p>;
  if (results.index.texts === 0)
    return (
      <p class="nothing">
        This report was written without texts: wirecopy report includes them unless --no-text is
        given.
      </p>
    );
  return (
    <p class="nothing">
      This report has the texts of articles in which something was found, and not of these two.
    </p>
  );
}

/** Buttons to shared parts. */
const MOST_JUMPS = 40;

const SOURCES: Record<Pair['from'], string> = {
  passages: 'the passages of the results',
  lineage: 'the edits of the results',
  page: 'a comparison of the two texts in this page',
};

function Texts({ pair }: { pair: Pair }) {
  const rows = rowsOf(...pair.texts, pair.blocks);
  return (
    <>
      <p class="legend">
        {counted(pair.blocks.length, 'shared part')}, by {SOURCES[pair.from]}.{' '}
        <span class="sample shared">shared</span> <del>only left</del> <ins>only right</ins>{' '}
        <span class="sample moved">elsewhere on the other side</span>
      </p>
      {!pair.isWhole && <p class="legend">{CUT_NOTE}</p>}
      {pair.blocks.length > 0 && <Jumps blocks={pair.blocks.length} />}
      <table class="rows">
        <colgroup>
          <col class="numbers" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            {['Shared part', 'Left article', 'Right article'].map((name) => (
              <th key={name} scope="col">
                <span class="unseen">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <RowOf key={`${i}`} row={row} pair={pair} isFirst={rows[i - 1]?.block !== row.block} />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Buttons that lead to the shared parts. */
function Jumps({ blocks }: { blocks: number }) {
  const jump = (block: number) => {
    const row = document.getElementById(`part-${block}`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  };
  return (
    <p class="jumps">
      Go to part{' '}
      {Array.from({ length: Math.min(blocks, MOST_JUMPS) }, (_, block) => (
        <button type="button" key={block} onClick={() => jump(block)}>
          {block + 1}
        </button>
      ))}
    </p>
  );
}

function RowOf({ row, pair, isFirst }: { row: Row; pair: Pair; isFirst: boolean }) {
  const block = row.block === null ? undefined : pair.blocks[row.block];
  return (
    <tr
      class={block ? 'shared' : 'apart'}
      id={block && isFirst ? `part-${row.block}` : undefined}
      tabIndex={-1}
      data-passage={block?.passage || undefined}
    >
      <th scope="row">
        {block ? (
          <span class={isFirst ? undefined : 'unseen'}>{row.block! + 1}</span>
        ) : (
          <span class="unseen">not shared</span>
        )}
      </th>
      <Cell pieces={row.left} side="left" />
      <Cell pieces={row.right} side="right" />
    </tr>
  );
}

function Cell({ pieces, side }: { pieces: readonly Piece[]; side: 'left' | 'right' }) {
  return (
    <td class={side} dir="auto">
      {pieces.map(({ text, kind, block = 0 }, i) => {
        if (kind === 'plain') return text;
        const key = `${i}`;
        if (kind === 'edit')
          return side === 'left' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
        return (
          <span class="moved" key={key}>
            <sup>{block + 1}</sup>
            {text}
          </span>
        );
      })}
    </td>
  );
}
