export async function runWhy(..._: unknown[]): Promise<number> {
  return 0;
}
