// Made by scripts/generate-abi.js: the version of the layout and of the exports.
export const ABI_VERSION: u32 = 0x6fe18e9a;
