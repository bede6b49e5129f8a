// The office's keys. Single characters can be turned off; Ctrl+K always finds the search.

export type Shortcut = 'next' | 'previous' | 'search' | 'sheet' | 'back';

const LETTERS: Record<string, Shortcut> = {
  j: 'next',
  k: 'previous',
  '/': 'search',
  '?': 'sheet',
  u: 'back',
};

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The shortcut that a key press asks for. `writing` is true while the focus is where text is written. */
export function shortcutOf(press: Press, letters: boolean, writing: boolean): Shortcut | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'k' ? 'search' : null;
  if (!letters || writing) return null;
  return LETTERS[press.key] ?? null;
}

/** Whether an element takes text or choices from the keyboard itself. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName);
}
