// Made by scripts/generate-abi.js: the version of the layout and of the exports.
export const ABI_VERSION: u32 = 0xf184888b;
