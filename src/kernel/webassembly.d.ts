// The part of the WebAssembly API that the kernel's loader uses. Node's types leave it to the DOM
// library, which a program without a window should not load.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: object);
    readonly exports: object;
  }
  class Memory {
    private constructor();
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB; throws if there is no more memory. */
    grow(pages: number): number;
  }
}
