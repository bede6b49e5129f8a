import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWedge } from './wedge';

const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

describe('a reader that types', () => {
  let now = 0;
  const onBegin = vi.fn();
  const onRead = vi.fn();

  beforeEach(() => {
    vi.useFakeTimers();
    now = 1000;
    onBegin.mockReset();
    onRead.mockReset();
  });
  afterEach(() => vi.useRealTimers());

  /** Types keys with a pause before each; answers which were kept from the page. */
  function type(wedge: ReturnType<typeof createWedge>, keys: string[], pause: number): string[] {
    return keys.filter((key) => {
      now += pause;
      vi.advanceTimersByTime(pause);
      return wedge.press(key, now);
    });
  }

  function settle() {
    now += 1000;
    vi.advanceTimersByTime(1000);
  }

  const wedge = () => createWedge({ onBegin, onRead });
  const keysOf = (lines: string[], end: string) => lines.flatMap((line) => [...line, end]);

  it.each([
    ['two lines of 44', TD3],
    ['two lines of 36', TD2],
    ['three lines of 30', TD1],
  ])('reads %s, each ended with Enter', (_, lines) => {
    const kept = type(wedge(), keysOf(lines, 'Enter'), 5);
    expect(onRead).toHaveBeenCalledExactlyOnceWith(lines.join('\n'));
    expect(kept).toEqual(lines.map(() => 'Enter'));
  });

  it.each(['\n', '\r', 'Tab'])('takes %j as the end of a line', (end) => {
    type(wedge(), keysOf(TD3, end), 5);
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('takes both ends of a line that ends twice, and reads once', () => {
    const kept = type(
      wedge(),
      TD3.flatMap((line) => [...line, '\r', '\n']),
      5,
    );
    expect(kept).toHaveLength(4);
    settle();
    expect(onRead).toHaveBeenCalledOnce();
  });

  it('reads lines without any break once the burst is over', () => {
    type(wedge(), [...TD3.join('')], 5);
    expect(onRead).not.toHaveBeenCalled();
    settle();
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('reads a second line that has no end', () => {
    type(wedge(), [...keysOf(TD3.slice(0, 1), 'Enter'), ...(TD3[1] ?? '')], 5);
    settle();
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('looks past the Shift key between the characters', () => {
    type(
      wedge(),
      keysOf(TD3, 'Enter').flatMap((key) => (key === '<' ? ['Shift', key] : [key])),
      5,
    );
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('reads small letters as capitals', () => {
    type(
      wedge(),
      keysOf(
        TD3.map((line) => line.toLowerCase()),
        'Enter',
      ),
      5,
    );
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('leaves the same lines alone when a hand types them', () => {
    const kept = type(wedge(), keysOf(TD3, 'Enter'), 120);
    settle();
    expect(kept).toEqual([]);
    expect(onRead).not.toHaveBeenCalled();
  });

  it('leaves a quick word and its Enter alone', () => {
    const kept = type(wedge(), [...'ANNA', 'Enter'], 30);
    settle();
    expect(kept).toEqual([]);
    expect(onRead).not.toHaveBeenCalled();
  });

  it('reads after ordinary typing, and begins where the burst begins', () => {
    const reader = wedge();
    type(reader, [...'Denpasar'], 150);
    onBegin.mockReset();
    now += 400;
    type(reader, keysOf(TD3, 'Enter'), 5);
    expect(onBegin).toHaveBeenCalledOnce();
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('lets ordinary typing go on after a reading', () => {
    const reader = wedge();
    type(reader, keysOf(TD3, 'Enter'), 5);
    now += 400;
    expect(type(reader, [...'Bali', 'Enter'], 150)).toEqual([]);
    settle();
    expect(onRead).toHaveBeenCalledOnce();
  });

  it('reads again when the passport is read again', () => {
    const reader = wedge();
    type(reader, keysOf(TD3, 'Enter'), 5);
    settle();
    type(reader, keysOf(TD3, 'Enter'), 5);
    expect(onRead).toHaveBeenCalledTimes(2);
  });

  it.each([180, 700])('survives a pause of %i ms in the middle of a burst', (pause) => {
    const reader = wedge();
    const keys = keysOf(TD3, 'Enter');
    type(reader, keys.slice(0, 25), 5);
    now += pause;
    vi.advanceTimersByTime(pause);
    type(reader, keys.slice(25), 5);
    expect(onRead).toHaveBeenCalledExactlyOnceWith(TD3.join('\n'));
  });

  it('passes on a burst that broke off, so that it can be said', () => {
    type(wedge(), [...(TD3[0] ?? '').slice(0, 40)], 5);
    settle();
    expect(onRead).toHaveBeenCalledExactlyOnceWith((TD3[0] ?? '').slice(0, 40));
  });
});
