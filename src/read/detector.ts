/**
 * chardetng, the detector of Firefox (https://github.com/hsivonen/chardetng), as WebAssembly: by
 * frequencies of pairs of characters in the languages of each encoding. Its package is made for
 * bundlers of browsers; what Node needs of it is a few calls.
 */
import { createRequire } from 'node:module';
import { readFile, stringOf } from '../kernel/bytes.js';

/** What the module gives (wasm-bindgen, version 1.0.2 of the package). */
interface Exports {
  memory: WebAssembly.Memory;
  encodingdetector_new(): number;
  encodingdetector_feed(detector: number, bytes: number, length: number, isLast: number): number;
  encodingdetector_guess(
    result: number,
    detector: number,
    domain: number,
    domainLength: number,
    mayBeUtf8: number,
  ): void;
  __wbg_encodingdetector_free(detector: number): void;
  __wbindgen_add_to_stack_pointer(bytes: number): number;
  __wbindgen_malloc(bytes: number): number;
  __wbindgen_free(bytes: number, length: number): void;
}

let loaded: Exports | undefined;

/** Loaded with the first text that needs it: a scan of UTF-8 never does. */
function load(): Exports {
  if (loaded) return loaded;
  const file = createRequire(import.meta.url).resolve('chardetng-wasm/dist/chardetng_wasm_bg.wasm');
  const fail = () => {
    throw new Error('chardetng failed');
  };
  const imports = { './chardetng_wasm_bg.js': { __wbindgen_throw: fail } };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFile(file)), imports);
  loaded = instance.exports as unknown as Exports;
  return loaded;
}

/** Gathers evidence from pieces of one text. */
export class EncodingDetector {
  readonly #exports = load();
  readonly #detector = this.#exports.encodingdetector_new();

  /** Takes in a piece; none may end within a character. */
  feed(bytes: Uint8Array): void {
    const { memory, __wbindgen_malloc: allocate, encodingdetector_feed: feed } = this.#exports;
    const at = allocate(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    // The module takes the memory for its own, and frees it.
    feed(this.#detector, at, bytes.length, 0);
  }

  /** The encoding that is most likely, by its name in the Encoding Standard; never UTF-8. */
  guess(): string {
    const { memory, encodingdetector_guess: guess } = this.#exports;
    const result = this.#exports.__wbindgen_add_to_stack_pointer(-16);
    guess(result, this.#detector, 0, 0, 0);
    const [at = 0, length = 0] = new Uint32Array(memory.buffer, result, 2);
    const name = stringOf(new Uint8Array(memory.buffer), at, at + length);
    this.#exports.__wbindgen_add_to_stack_pointer(16);
    this.#exports.__wbindgen_free(at, length);
    return name;
  }

  /** Ends the detector: it must not be used after it. */
  free(): void {
    this.#exports.__wbg_encodingdetector_free(this.#detector);
  }
}
