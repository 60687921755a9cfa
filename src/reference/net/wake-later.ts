/** Calls back after a time, or when the signal aborts. Returns how to call that off. */
export function wakeLater(
  wake: () => void,
  { ms, signal }: { readonly ms: number; readonly signal: AbortSignal | undefined },
): () => void {
  const timer = setTimeout(wake, ms);
  signal?.addEventListener('abort', wake);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', wake);
  };
}
