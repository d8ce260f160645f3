/** Names of days of the week, which settle the order of the day and the month in numbers. */
import { expression } from '../expression.js';
import { foldWord } from './month-names.js';

/** From Sunday on, in the folded form: English, German, French, Spanish, Portuguese, Italian and Dutch. */
const NAMES = [
  'sunday sun sonntag dimanche dim domingo dom domenica zondag',
  'monday mon montag lundi lun lunes segunda seg lunedi maandag',
  'tuesday tue tues dienstag mardi mar martes terca ter martedi dinsdag',
  'wednesday wed mittwoch mercredi mer miercoles mie quarta qua mercoledi woensdag',
  'thursday thu thur thurs donnerstag jeudi jeu jueves jue quinta qui giovedi gio donderdag',
  'friday fri freitag vendredi ven viernes vie sexta sex venerdi vrijdag',
  'saturday sat samstag sonnabend samedi sam sabado sab sabato zaterdag',
];

const DAYS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, day) => names.split(' ').map((name) => [name, day] as const)),
);
const WORDS = expression(String.raw`\p{L}[\p{L}\p{M}]*`, 'gu');

/** The day of the week that a text names, from 0 for Sunday; undefined if there is no such name. */
export function weekdayIn(text: string): number | undefined {
  for (const [word] of text.matchAll(WORDS())) {
    const day = DAYS.get(foldWord(word));
    if (day !== undefined) return day;
  }
  return undefined;
}
