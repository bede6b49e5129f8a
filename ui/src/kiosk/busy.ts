// The visitor may be busy beside the screen, with a phone in the hand: the quiet time then starts later.

let wait: ((time: number) => void) | undefined;

/** Whoever watches the quiet time is told; answers how to stop that. */
export function onBusy(watcher: (time: number) => void): () => void {
  wait = watcher;
  return () => {
    wait = undefined;
  };
}

/** For so many milliseconds nobody has to touch the screen. */
export function busyFor(time: number): void {
  wait?.(time);
}
