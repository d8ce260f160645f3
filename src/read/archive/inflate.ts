/** Decompresses the members of ZIP. */
import zlib from 'node:zlib';
import { InputFault } from '../../article/skipped.js';
import { messageOf } from '../../errors.js';
import { decompressed } from '../compressed/codecs.js';
import type { ReadBytes } from '../lines.js';
import { readMemory } from '../read-memory.js';
import { readWhole } from '../read-whole.js';
import type { ReadLimits } from '../reader.js';

/** Sizes that an archive states for a member. */
interface MemberSizes {
  packed: number;
  bytes: number;
}

/** A member up to these sizes is decompressed at once: a stream costs as much as 100 KB of text. */
const AT_ONCE: MemberSizes = { packed: 1 << 20, bytes: 16 << 20 };

/**
 * The content of a member that is deflated. The returned function throws an {@link InputFault} if it
 * is broken, or larger than stated.
 */
export function inflated(read: ReadBytes, sizes: MemberSizes, limits: ReadLimits): ReadBytes {
  const { packed, bytes } = sizes;
  if (packed > AT_ONCE.packed || bytes > AT_ONCE.bytes) {
    return decompressed(read, 'deflate', limits);
  }
  let content: ReadBytes | undefined;
  return (buffer, offset, length, position) => {
    content ??= readMemory(inflatedAtOnce(readWhole(read, AT_ONCE.packed), bytes));
    return content(buffer, offset, length, position);
  };
}

function inflatedAtOnce(packed: Uint8Array, bytes: number): Uint8Array {
  const maxOutputLength = bytes + 1;
  try {
    return zlib.inflateRawSync(packed, {
      maxOutputLength,
      chunkSize: Math.max(64, maxOutputLength),
    });
  } catch (error) {
    throw new InputFault('broken-data', `broken content (${messageOf(error)}); it is not read`);
  }
}
