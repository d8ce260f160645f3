/** Messages in MIME: mails (`.eml`), mailboxes (`.mbox`), and pages that browsers save in one file (`.mhtml`). */
import { latin1Of } from '../../kernel/bytes.js';
import { lazily } from '../lazily.js';
import type { OpenInner } from '../open-inner.js';
import type { Head, Reader } from '../reader.js';

const EXTENSIONS: readonly string[] = ['.eml', '.mhtml', '.mht', '.mbox'];

/** A line of a head, or the line before a message of a mailbox. Every file is asked, so these bytes decide about most. */
const FIRST_LINE = /^(?:\u00ef\u00bb\u00bf)?[A-Za-z][A-Za-z0-9-]{0,60}:|^From \S/;
const FIRST_BYTES = 64;
const MAILBOX = /^From \S.{0,200}\d{4}\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)/;
const IS_MAIL = /^(?:From|Subject|Date|Received|Content-Type):/im;
const IS_MIME = [/^MIME-Version:[ \t]*1\.0/im, /^Content-Type:/im];

/** The reader of messages; `open` reads saved pages. */
export function mimeReader(open: OpenInner): Reader {
  return {
    name: 'mime',
    extensions: EXTENSIONS,
    accepts: acceptsMime,
    readStream: lazily(async () => {
      const { readMimeStream } = await import('./read-mime.js');
      return (...stream) => readMimeStream(open, ...stream);
    }),
    ranges: null,
    seeking: null,
  };
}

/** Whether a file is a mailbox or begins with the head of MIME; a mail without MIME has the extension of one. */
function acceptsMime({ bytes, extension }: Head): boolean {
  if (!FIRST_LINE.test(latin1Of(bytes.subarray(0, FIRST_BYTES)))) return false;
  const begin = latin1Of(bytes);
  const head = begin.slice(0, /\r?\n\r?\n/.exec(begin)?.index);
  if (MAILBOX.test(head)) return IS_MAIL.test(head);
  if (EXTENSIONS.includes(extension) && IS_MAIL.test(head)) return true;
  return IS_MIME.every((field) => field.test(head));
}
