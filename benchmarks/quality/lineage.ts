/** Families with a planted lineage: origin, credits, and the changes of each copy. */
import type { ClusterRecord, EditedSpans } from 'wirecopy';
import { type Fate, type LineageFamily, makeLineages } from '../corpora/lineages.js';
import { scan } from './checked-scan.js';
import type { Row } from './table.js';

const LETTER = /[\p{L}\p{N}]/u;

/** Right answers and all answers of one question. */
class Share {
  right = 0;
  total = 0;
  readonly misses: string[] = [];

  /** Counts an answer; `miss` describes it if it is not the expected one. */
  add<Answer>(found: Answer, expected: Answer, miss: () => string): void {
    this.total++;
    if (found === expected) this.right++;
    else this.misses.push(miss());
  }

  get figure(): number {
    return this.total === 0 ? 1 : this.right / this.total;
  }
}

/** Scores as many families as an eighth of `articles`. */
export async function measureLineage(articles: number, seed: number): Promise<Row[]> {
  const families = makeLineages(Math.ceil(articles / 8), seed);
  const all = families.flatMap(({ origin, copies }) => [
    origin,
    ...copies.map(({ article }) => article),
  ]);
  const { clusters } = await scan(all);
  const byArticle = new Map<string, ClusterRecord>();
  for (const cluster of clusters) {
    for (const { article } of cluster.lineage!) byArticle.set(article, cluster);
  }
  const shares = {
    origins: new Share(),
    silent: new Share(),
    agencies: new Share(),
    credits: new Share(),
    letters: new Share(),
  };
  for (const family of families) scoreFamily(family, byArticle.get(family.origin.id), shares);
  const { origins, silent, agencies, credits, letters } = shares;
  const row = (what: string, { figure, misses }: Share): Row => ({
    ...{ corpus: 'lineage', what, figure, misses: misses.slice(0, 50), target: { least: 0.98 } },
  });
  return [
    row('origin of dated families', origins),
    {
      ...{ corpus: 'lineage', what: 'origins named where nothing shows them' },
      ...{ figure: silent.total - silent.right, target: { most: 0 }, misses: silent.misses },
    },
    row('agency of the cluster', agencies),
    row('copies without credit', credits),
    row('kept, cut, added and changed, by letters', letters),
  ];
}

function scoreFamily(
  family: LineageFamily,
  cluster: ClusterRecord | undefined,
  { origins, silent, agencies, credits, letters }: Record<string, Share>,
): void {
  const { kind, origin, agency, copies } = family;
  const found = cluster?.origin?.article ?? null;
  const seen = () => `${origin.id} ${kind}: ${JSON.stringify(cluster?.origin)}`;
  if (kind === 'dated') origins!.add<string | null>(found, origin.id, seen);
  else silent!.add(found, null, seen);
  agencies!.add(cluster?.agency?.name ?? null, agency, () => `${origin.id} ${agency}`);
  for (const { article, isCredited, ofOrigin, ofCopy } of copies) {
    const own = cluster?.lineage?.find((member) => member.article === article.id);
    const isFlagged = own?.uncredited ?? false;
    credits!.add(isFlagged, agency !== null && !isCredited, () => article.id);
    if (found !== origin.id) continue;
    const edits = own?.changes?.edits ?? [];
    scoreLetters(origin.text, ofOrigin, fatesIn(origin.text, edits, 'origin'), letters!);
    scoreLetters(article.text, ofCopy, fatesIn(article.text, edits, 'copy'), letters!);
  }
}

/** The fate of each unit of a text by edits. */
function fatesIn(text: string, edits: readonly EditedSpans[], side: 'origin' | 'copy'): Fate[] {
  const fates = new Array<Fate>(text.length).fill('kept');
  for (const [originStart, originEnd, copyStart, copyEnd] of edits) {
    const isChanged = originEnd > originStart && copyEnd > copyStart;
    if (side === 'origin') fates.fill(isChanged ? 'changed' : 'cut', originStart, originEnd);
    else fates.fill(isChanged ? 'changed' : 'added', copyStart, copyEnd);
  }
  return fates;
}

function scoreLetters(text: string, truth: readonly Fate[], found: readonly Fate[], share: Share) {
  for (let at = 0; at < text.length; at++) {
    if (!LETTER.test(text[at]!)) continue;
    share.total++;
    if (truth[at] === found[at]) share.right++;
  }
}
