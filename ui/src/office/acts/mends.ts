// What has to be mended before an act can be sent.

export interface Mend {
  /** The control that the reader is taken to. */
  id: string;
  words: string;
}

/** The mends that apply: each with whether its answer is missing. */
export function missing(candidates: (Mend & { when: boolean })[]): Mend[] {
  return candidates.filter((one) => one.when).map(({ id, words }) => ({ id, words }));
}
