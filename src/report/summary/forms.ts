/** The section with forms that were filled in anew. */
import { count } from '../../records/figures.js';
import { quoteForm, whatDiffers } from '../../records/form-lines.js';
import { counted } from './headline.js';
import type { Page } from './page.js';

/** The forms, each with its blanks; nothing if there are none. */
export function* forms(page: Page): Generator<string> {
  const { most, result } = page;
  const bySize = result.forms.toSorted((x, y) => y.members.length - x.members.length);
  if (bySize.length === 0) return;
  const whose = bySize.length === 1 ? 'its' : 'their';
  yield page.heading(`${counted('forms', bySize.length)}: ${whose} articles are not copies`);
  for (const form of bySize.slice(0, most.findings)) {
    const articles = `${count(form.members.length + 1, 'article')} like`;
    yield page.lines([{ text: articles, style: '' }, page.id(form.article, ' ')], 2);
    yield page.label(form.article);
    const text = page.textOf(form.article) ?? '';
    yield* page.quoted(quoteForm(text, form, result.summary.offsets, page.quoteWidth));
    for (const member of form.members.slice(0, most.parts)) {
      const differs = { text: `  ${whatDiffers(member)}`, style: '' };
      yield page.lines([page.id(member.article), differs, ...page.origin(member.article)], 4);
    }
    yield page.more(form.members.length, most.parts, 4);
  }
  yield page.more(bySize.length, most.findings, 2);
}
