// A document reader that types: it sends the lines of a passport as keystrokes, faster than any hand. This
// tells its bursts from ordinary typing. It knows only keys and times; `reader.ts` ties it to the page.

import { isMrzCharacter, SHORTEST_LINE, unbrokenZone, wholeZone } from './mrz';

/** A burst begins with keys that follow each other in less than this; in milliseconds. */
const FIRST_GAP = 50;

/** A few quick keys may be a hand; from this many on it is a machine, */
const SURELY_A_MACHINE = 8;

/** and then the burst survives a pause of a page that was busy, however long a slow kiosk may take to draw. */
const LATER_GAP = 1000;

/** A burst that has all its lines is over sooner. */
const WHOLE_GAP = 250;

export interface WedgeEvents {
  /** The first key of what may become a burst. */
  onBegin: () => void;
  /** The lines of a whole zone, or what came of it when a burst of that kind broke off. */
  onRead: (text: string) => void;
}

export interface Wedge {
  /** Takes in a key at a time in milliseconds. True: it belongs to a burst and must not act on the page. */
  press: (key: string, at: number) => boolean;
  stop: () => void;
}

export function createWedge({ onBegin, onRead }: WedgeEvents): Wedge {
  let burst = '';
  let last = -Infinity;
  let spent = false;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function begin() {
    burst = '';
    spent = false;
    onBegin();
  }

  function read(text: string) {
    spent = true;
    onRead(text);
  }

  function whole(): string[] | null {
    return wholeZone(burst) ?? unbrokenZone(burst.trim());
  }

  /** The burst is over: a reader without line breaks is known only now, and so is a line that broke off. */
  function settle() {
    if (spent) return;
    const lines = whole();
    if (lines) read(lines.join('\n'));
    else if (burst.trim().length >= SHORTEST_LINE) read(burst.trim());
  }

  function press(key: string, at: number): boolean {
    const breaks = key === 'Enter' || key === 'Tab' || key === '\n' || key === '\r';
    if (!breaks && !isMrzCharacter(key)) {
      if (key.length === 1) last = -Infinity;
      return false;
    }
    const gap = spent ? WHOLE_GAP : burst.length > SURELY_A_MACHINE ? LATER_GAP : FIRST_GAP;
    if (at - last >= gap) {
      if (breaks) return false;
      begin();
    }
    last = at;
    if (spent) return breaks;
    burst += breaks ? '\n' : key.toUpperCase();
    clearTimeout(settling);
    settling = setTimeout(settle, whole() ? WHOLE_GAP : LATER_GAP);
    if (!breaks || burst.length <= SHORTEST_LINE) return false;
    const lines = wholeZone(burst);
    if (lines) read(lines.join('\n'));
    return true;
  }

  return { press, stop: () => clearTimeout(settling) };
}
