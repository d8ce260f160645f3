/** Takes decompressed bytes, which stay valid. */
export type Take = (piece: Uint8Array) => void;

/** Decompresses a stream piece by piece. Both functions throw where it is broken. */
export interface Inflater {
  push(piece: Uint8Array, take: Take): void;
  end(take: Take): void;
}
