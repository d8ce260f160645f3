/** The section with forms that were filled in anew. */
import { count } from '../../records/figures.js';
import { quoteForm, whatDiffers } from '../../records/form-lines.js';
import { SHOWN } from '../terminal-limits.js';
import type { Page } from './page.js';

/** The forms, each with its blanks; nothing if there are none. */
export function* forms(page: Page): Generator<string> {
  const forms = page.result.forms.toSorted((x, y) => y.members.length - x.members.length);
  if (forms.length === 0) return;
  yield page.heading('One form filled in anew: no copies', forms.length);
  for (const form of forms.slice(0, SHOWN.clusters)) {
    yield `  ${count(form.members.length + 1, 'article')} like ${page.id(form.article)}\n`;
    const { offsets } = page.result.summary;
    yield* page.quoted(quoteForm(page.textOf(form.article) ?? '', form, offsets, page.quoteWidth));
    for (const member of form.members.slice(0, SHOWN.members)) {
      yield `    ${page.id(member.article)}  ${whatDiffers(member)}\n`;
    }
    yield page.more(form.members.length, SHOWN.members, '    ');
  }
  yield page.more(forms.length, SHOWN.clusters, '  ');
}
