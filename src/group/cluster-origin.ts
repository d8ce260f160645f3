/** Where the text of a cluster is from, by the credits and dates of its articles. */
import { CREDIT_PLACES, type Credit } from '../text/credit.js';

/** The facts about an article of a cluster. */
export interface MemberFacts {
  id: string;
  credits: readonly Credit[];
  /** The agency whose own article this is, if it is one's. */
  publisher: string | undefined;
  /** The moments between which it was published, equal if its date has a time; NaN if unknown. */
  from: number;
  to: number;
}

/** The best credit of a cluster's agency. */
export interface BestCredit extends Credit {
  member: MemberFacts;
  /** Articles that credit the agency. */
  credited: number;
}

/**
 * The fact that shows the origin: `date` (it is the earliest), `agency` (it is the agency's own
 * article); or the fact for which no origin is named.
 */
export type OriginEvidence =
  | 'date'
  | 'agency'
  | 'no-dates'
  | 'missing-dates'
  | 'equal-dates'
  | 'contradiction';

/** The origin of a cluster, or null, with the evidence and a sentence about it. */
export interface FoundOrigin {
  member: MemberFacts | null;
  evidence: OriginEvidence;
  reason: string;
}

/**
 * The agency of a cluster: the one that the best-credited article names, of several the one that most
 * articles name. Null if no article has a credit, or if an equally good credit names others alone.
 */
export function agencyOf(members: readonly MemberFacts[]): BestCredit | null {
  const counts = new Map<string, number>();
  for (const { credits } of members) {
    for (const { name } of credits) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best: BestCredit | null = null;
  for (const member of members) {
    for (const credit of member.credits) {
      const credited = counts.get(credit.name)!;
      if (best === null || isBetter(credit, credited, best)) best = { ...credit, member, credited };
    }
  }
  if (best === null) return null;
  const { name } = best;
  const rank = rankOf(best);
  const contradicts = ({ credits }: MemberFacts) =>
    credits.some((credit) => rankOf(credit) <= rank) && !credits.some((own) => own.name === name);
  return members.some(contradicts) ? null : best;
}

function isBetter(credit: Credit, credited: number, best: BestCredit): boolean {
  const [rank, least] = [rankOf(credit), rankOf(best)];
  return rank < least || (rank === least && credited > best.credited);
}

function rankOf({ place }: Credit): number {
  return CREDIT_PLACES.indexOf(place);
}

/** Whether an article has the text of the cluster's agency and does not credit it. */
export function isUncredited(
  { credits }: Pick<MemberFacts, 'credits'>,
  agency: Pick<Credit, 'name'> | null,
): boolean {
  return agency !== null && !credits.some(({ name }) => name === agency.name);
}

/**
 * The article that the others come from: the agency's own one, or else the earliest, if all are dated
 * and the first two differ. Nothing is guessed.
 * @param members those with a date first, in the order of publication.
 */
export function clusterOriginOf(
  members: readonly MemberFacts[],
  agency: BestCredit | null,
): FoundOrigin {
  const dated = members.filter(({ from }) => !Number.isNaN(from));
  const own = members.filter(({ publisher }) => publisher === agency?.name);
  if (agency !== null && own.length === 1) return ofAgency(own[0]!, dated, agency);
  if (dated.length === 0) return unknown('no-dates', 'None of the articles has a date.');
  if (dated.length < members.length) {
    const missing = members.length - dated.length;
    const have = missing === 1 ? 'has' : 'have';
    return unknown('missing-dates', `${missing} of ${members.length} articles ${have} no date.`);
  }
  const [first, second] = [dated[0]!, dated[1]!];
  if (first.to >= second.from) {
    return unknown('equal-dates', `${first.id} and ${second.id} may be of the same time.`);
  }
  const credited = dated.find((member) => !isUncredited(member, agency));
  if (agency !== null && isUncredited(first, agency)) {
    const later = credited === undefined ? '' : `, which ${credited.id} names later`;
    return unknown(
      'contradiction',
      `${first.id} is the earliest but does not name ${agency.name}${later}.`,
    );
  }
  return byDate(first, second, { count: dated.length, agency });
}

function byDate(
  first: MemberFacts,
  second: MemberFacts,
  { count, agency }: { count: number; agency: BestCredit | null },
): FoundOrigin {
  const lead = `${durationOf(second.from - first.to)} before ${second.id}`;
  const names = agency === null ? '' : `, and names ${agency.name}`;
  const reason = `It is the earliest of ${count} articles, ${lead}${names}.`;
  return { member: first, evidence: 'date', reason };
}

/** The agency's own article, unless an article of another is certainly earlier. */
function ofAgency(
  own: MemberFacts,
  dated: readonly MemberFacts[],
  { name }: BestCredit,
): FoundOrigin {
  const earlier = dated.find(({ to }) => to < own.from);
  if (earlier === undefined) {
    return { member: own, evidence: 'agency', reason: `It is the only article of ${name} itself.` };
  }
  const reason = `${earlier.id} is earlier than ${own.id}, the article of ${name} itself.`;
  return unknown('contradiction', reason);
}

function unknown(evidence: OriginEvidence, reason: string): FoundOrigin {
  return { member: null, evidence, reason };
}

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** `1 h 30 min`, `2 days`: a duration in words, with two units at most. */
function durationOf(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return `${Math.floor(milliseconds / DAY)} days`;
  if (milliseconds < MINUTE) return `${Math.floor(milliseconds / 1000)} s`;
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}
