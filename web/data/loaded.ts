import { useEffect, useState } from 'preact/hooks';

/** A value that comes later: undefined until then. */
export interface Loaded<Value> {
  value?: Value;
  error?: string;
}

/** Loads a value again whenever one of `inputs` changes; a value that comes too late is dropped. */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  inputs: readonly unknown[],
): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({});
  useEffect(() => {
    let isWanted = true;
    load().then(
      (value) => isWanted && setLoaded({ value }),
      (error: unknown) => isWanted && setLoaded({ error: String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, inputs);
  return loaded;
}
