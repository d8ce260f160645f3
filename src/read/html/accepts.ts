import { latin1Of } from '../../kernel/bytes.js';
import { firstSign } from '../first-sign.js';
import type { Head } from '../reader.js';

/** `<`, with which every page begins. */
const OPEN_TAG = 0x3c;

/** Bytes that are looked at; licences and notes in comments may be before the first tag. */
const PROBE_BYTES = 4096;

/** Tags that begin a page, after comments; other tags may be markup in a text. */
const BEGIN =
  /^(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title[\s>]|<link\s[^>]*rel)/i;
const PREFIX = /^(?:\ufeff|\u00ef\u00bb\u00bf|\s+|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*\?>)/;

/** Whether a file begins as a page does: with a doctype or a tag of its head. */
export function acceptsHtml({ bytes }: Head): boolean {
  if (firstSign(bytes) !== OPEN_TAG) return false;
  // Without the zeros of UTF-16, because only ASCII matters here.
  let begin = latin1Of(bytes.subarray(0, PROBE_BYTES))
    .replace(/^(?:\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '');
  for (let match = PREFIX.exec(begin); match; match = PREFIX.exec(begin)) {
    begin = begin.slice(match[0].length);
  }
  return BEGIN.test(begin);
}
