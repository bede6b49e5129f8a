// The shape of a machine-readable zone (ICAO 9303): how many lines of how many characters. What the lines
// say is read in Rust.

const SHAPES = [
  { lines: 2, length: 44 },
  { lines: 2, length: 36 },
  { lines: 3, length: 30 },
];

/** Shorter runs of characters are never a zone. */
export const SHORTEST_LINE = 30;

export function isMrzCharacter(key: string): boolean {
  return /^[A-Za-z0-9<]$/.test(key);
}

/** The lines of a text that has the shape of a whole zone, in capitals, or null. */
export function wholeZone(text: string): string[] | null {
  const lines = text
    .toUpperCase()
    .split(/[\r\n\t]+/)
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => line !== '');
  const whole = SHAPES.some(
    (shape) => lines.length === shape.lines && lines.every((line) => line.length === shape.length),
  );
  return whole && lines.every((line) => /^[A-Z0-9<]+$/.test(line)) ? lines : null;
}

/** The same for a text without line breaks, which some readers send. */
export function unbrokenZone(text: string): string[] | null {
  for (const { lines, length } of SHAPES) {
    if (text.length !== lines * length) continue;
    const cut = Array.from({ length: lines }, (_, i) => text.slice(i * length, (i + 1) * length));
    return wholeZone(cut.join('\n'));
  }
  return null;
}
