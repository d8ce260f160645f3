/** The meaning of class names, ids and roles: which part of a page an element is. */

/** What the names of an element say about it; bits. */
export const HINT = {
  /** The body of an article. */
  body: 1,
  /** Not part of the article: navigation, advertisements, links to other articles. */
  apart: 2,
  /** Comments of readers. */
  comments: 4,
  /** Data about the article or a picture: byline, date, caption. */
  about: 8,
  /** Not visible. */
  unseen: 16,
} as const;

const BODY =
  /(?:^|[\s-])(?:article|story|post|entry|news|page|blog|single|main|art|detail)-?(?:body|content|text|copy|txt|inner|main)|(?:^|[\s-])(?:body|content)-?(?:copy|text|body|article|content)(?:[\s-]|$)|(?:^|\s)(?:fulltext|full-text|articletext|the-content|rich-?text|postbody|storytext|text-content|entry|paragraphs)(?:\s|$)/;

const APART =
  /(?:^|[\s-])(?:related\w*|recommend\w*|recirc\w*|shar(?:e|es|ing|edaddy)|sharebar|social\w*|sociable|addthis|addtoany|newsletters?|subscri\w+|sign-?up|promos?|promoted|promotion\w*|sponsor\w*|advert\w*|ads?|adv|adslot|adsense|adsbygoogle|ad-?unit|banner\w*|dfp|outbrain|taboola|zergnet|revcontent|mgid|sidebar\w*|side-?bar|rail|right-?rail|footer\w*|nav|navi|navbar|subnav|navigation|menus?|submenu|breadcrumbs?|bread-?crumb\w*|tags|tag-?list|tag-?cloud|taglist|topics|popular|trending|most-?(?:read|viewed|popular|shared|recent)|more-?(?:stories|news|from|on|articles|posts|links|content|in)|read-?(?:more|next|also)|also-?(?:read|like)|see-?also|(?:next|prev|previous)-?(?:article|post|story|up|page)|up-?next|post-?nav\w*|latest\w*|cookies?|cookie\w+|consent\w*|gdpr|modal|pop-?up|overlay|lightbox|log-?in|toolbar|tool-?bar|tools|pagination|pager|paging|disqus|poll|polls|cta|call-?to-?action|donat\w+|follow|follow-?us|bio|about-?author|author-?(?:box|bio|info|card|profile)|skip-?link\w*|masthead|site-?header|print-?(?:only|footer)|rating|ratings|toc|table-?of-?contents|widgettitle|jp-relatedposts|interlinks?|link-?list|linklist|feedback|correction-?form|app-?promo|download-?app|suggest\w*|teasers?|outro|end-?of-?article|post-?footer|entry-?footer|infinite-?scroll|hotlinks?|slot|commercial|partner\w*|shopping|buy-?(?:now|button)|search-?(?:form|box|bar))(?:[\s-]|$)/;

const COMMENTS =
  /(?:^|[\s-])(?:comments?|commentlist|comment-?(?:list|area|section|thread|respond|form|box|body|content)|respond|disqus-?thread|fb-comments|livefyre|viafoura|coral|user-?comments|discussion|reader-?comments)(?:[\s-]|$)/;

const ABOUT =
  /(?:^|[\s-])(?:byline\w*|by-line|authors?|author-?name|contributors?|timestamp|time-?stamp|dateline|date|dates|datetime|pub-?date|published|publish-?\w+|posted-?(?:on|by|in)|updated|last-?(?:updated|modified)|meta|metadata|post-?meta|post-?info|entry-?meta|article-?(?:meta|info|infos|header|details)|info-?bar|credits?|captions?|caption\w*|wp-caption-?\w*|photo-?credit|image-?(?:caption|credit)|img-?caption|copyright|copyrights|legal|disclaimer|gallery|slideshow|slide-?show|carousel|slider|video-?(?:player|title|caption|description)|player|kicker|eyebrow|category|categories|cat-links|read-?time|reading-?time|view-?count|views|counter|pull-?quote|pullquote|headline|entry-?title|post-?title|article-?title|icon|button|btn|btns)(?:[\s-]|$)/;

const UNSEEN =
  /(?:^|[\s-])(?:sr-only|screen-reader\w*|visually-?hidden|visuallyhidden|a11y-hidden|hidden-text|assistive-text|off-?screen|element-invisible|noprint-hidden|printonly|print-only)(?:[\s-]|$)/;

/** Longest names that are looked at: the rest of a longer list does not matter. */
const MOST_UNITS = 300;

/** Hints of names that were met: pages repeat them, and sites even more. */
const KNOWN = new Map<string, number>();
const MOST_KNOWN = 20_000;

/** The {@link HINT} bits of a class, an id or both with a space between. */
export function hintsOf(names: string): number {
  const known = KNOWN.get(names);
  if (known !== undefined) return known;
  const hints = readNames(
    names
      .slice(0, MOST_UNITS)
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/_+|--+/g, '-'),
  );
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(names, hints);
  return hints;
}

function readNames(names: string): number {
  return (
    (BODY.test(names) ? HINT.body : 0) |
    (APART.test(names) ? HINT.apart : 0) |
    (COMMENTS.test(names) ? HINT.comments : 0) |
    (ABOUT.test(names) ? HINT.about : 0) |
    (UNSEEN.test(names) ? HINT.unseen : 0)
  );
}
