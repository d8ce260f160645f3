/**
 * The names that the fields of an article have in the records of crawlers, archives, agencies and
 * APIs: trafilatura, newspaper, news-please, Scrapy, GDELT, Media Cloud, NewsAPI, the Guardian, the
 * New York Times, WordPress, schema.org, ninjs and common datasets; then in German, French, Spanish,
 * Portuguese, Italian, Dutch, Polish, Russian, Chinese, Japanese and Korean. In the order in which they
 * are tried. Case, spaces, `_`, `-` and a unit in brackets at the end do not matter; a dot leads into an object or a list.
 */
import { ARTICLE_FIELDS, type ArticleField, FIELDS } from '../../article/fields.js';

const list = (names: string): readonly string[] => names.trim().split(/\s+/);

const CANDIDATES: Readonly<Record<ArticleField, readonly string[]>> = {
  id: list(`
    id _id guid uuid articleid storyid storiesid newsid docid documentid postid identifier @id uri
    id.$oid _id.$oid guid.rendered guid.value`),
  text: list(`
    text body content articlebody bodytext maintext article articletext articlecontent fulltext
    textcontent contenttext textcleaned cleantext plaintext rawtext storytext story newstext newsbody
    newscontent pagetext bodyhtml bodyxhtml contenthtml articlehtml htmlcontent paragraphs content.rendered
    content.text content.value content.0.value body.text body.value body.content body.0.value
    bodies.0.value article.text article.body article.content leadparagraph html
    volltext artikeltext inhalt texte contenu texto contenido cuerpo conteudo conteúdo testo contenuto
    tekst inhoud treść текст 正文 内容 內容 本文 본문 내용`),
  title: list(`
    title headline name heading articletitle newstitle webtitle titletext ogtitle headtext
    title.rendered title.text title.value headline.main headline.text headlines.0.value
    titel überschrift schlagzeile titre titulo título titular titolo kop tytuł заголовок 标题 標題 タイトル 見出し 제목`),
  date: list(`
    date published publishedat publishedon datepublished datepublish pubdate publishdate
    publisheddate publishtime publishedtime publicationdate publicationtime firstpublished
    firstpublishedat firstpublicationdate webpublicationdate dateissued issued versioncreated
    contentcreated datetime timestamp time createdat datecreated created dategmt seendate
    date.$date published.$date publishedat.$date publishdate.$date pubdate.$date
    datum erschienen fecha datepublication fechapublicacion дата 日期 发布时间 發布時間 日付 날짜`),
  source: list(`
    source publisher.name publisher publication publicationname site sitename source.name
    source.title newspaper outlet medianame sourcename sourcecommonname sourcedomain domain
    sourcehostname hostname host provider provider.name website metasitename metadata.sitename
    feed.title feed agency channel isPartOf.name`),
  url: list(`
    url link canonicalurl canonicallink canonical sourceurl articleurl newsurl storyurl pageurl
    weburl originalurl finalurl href permalink documentidentifier mainentityofpage.@id lien enlace ссылка 链接
    mainentityofpage links.0.href link.href source uri guid @id id`),
};

/** The names that a byline may have; without one, the provider of the text counts. */
const BYLINES = list(`
    byline author authors creator dc:creator authorname writer byline.original byline.text author.name
    authors.name creator.name creditline agency newsagency wireservice provider.name provider
    syndicationsource originalsource copyrightholder`);

/** Objects around the fields of a record: Elasticsearch, JSON:API, GraphQL, the Guardian. */
export const WRAPPERS = list('_source fields attributes node article item document data doc');

/** Names in the form in which they are compared. */
export function comparable(name: string): string {
  const plain = name.toLowerCase().replace(/(?<=\S)\s*[([][^()[\]]*[)\]]\s*$/, '');
  return plain.replace(/(?<=.)[\s_-]+/g, '');
}

/** The comparable names that a field may have, in the order in which they are tried. */
export function candidatesOf(field: ArticleField | 'byline'): readonly string[] {
  return field === 'byline' ? COMPARABLE_BYLINES : COMPARABLE[field];
}

const comparablePaths = (paths: readonly string[]) =>
  paths.map((path) => path.split('.').map(comparable).join('.'));
const COMPARABLE_BYLINES = comparablePaths(BYLINES);
const COMPARABLE = Object.fromEntries(
  ARTICLE_FIELDS.map((field) => [field, comparablePaths(CANDIDATES[field])]),
) as unknown as Readonly<Record<ArticleField, readonly string[]>>;

/** Whether a name may be the name of some field: so a row of such names is a header. */
export function isFieldName(name: string): boolean {
  return KNOWN.has(comparable(name));
}

const KNOWN: ReadonlySet<string> = new Set(ARTICLE_FIELDS.flatMap((field) => COMPARABLE[field]));

/** Whether a column may hold a field, itself or within it. */
export function mayHoldField(name: string): boolean {
  return KNOWN_OUTER.has(comparable(name));
}

const KNOWN_OUTER: ReadonlySet<string> = new Set([
  ...[...KNOWN, ...COMPARABLE_BYLINES].map((path) => path.split('.')[0] ?? ''),
  ...WRAPPERS.map(comparable),
]);

/** Whether the user named a field: with its own name it is guessed like one that was not named. */
export function isNamed(field: ArticleField, name: string): boolean {
  return name !== field && field in FIELDS;
}
