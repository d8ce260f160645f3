/** The members of archives, in whatever format. */
import type { SkipReason } from '../../article/skipped.js';
import type { ReadBytes } from '../lines.js';

/** A member with content; it is read, or not, before the next one is asked for. */
export interface Member {
  type: 'member';
  /** Number in the archive, from 1. */
  number: number;
  /** Name as the archive has it. */
  name: string;
  /** Bytes when decompressed, if the archive states them before the content; else -1. */
  bytes: number;
  read: ReadBytes;
}

/** A member that is not read, or that was read and is broken. */
export interface MemberFault {
  type: 'fault';
  number: number;
  /** '' for a fault between members. */
  name: string;
  reason: SkipReason;
  message: string;
}

/** Members that are left out on purpose, such as links. */
export interface MemberLeftOut {
  type: 'left-out';
  number: number;
  /** A sentence about all that are left out for one cause. */
  cause: string;
}

/** The members of an archive and its faults, one after the other. */
export type ArchiveItem = Member | MemberFault | MemberLeftOut;

/** The cause for which entries without content are left out. */
export const LINKS = 'are links, devices or other entries without content';
