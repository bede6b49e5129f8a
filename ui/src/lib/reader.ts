// Ties the document reader to the page: its burst is read wherever the focus stands, and the field that had
// the focus is put back as it was.

import { createWedge } from './wedge';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Calls back with the lines of every document that is read; answers how to stop that. */
export function listenForReader(onRead: (text: string) => void): () => void {
  let before: { control: TextControl; value: string } | null = null;

  const wedge = createWedge({
    onBegin: () => {
      const focused = document.activeElement;
      before = isText(focused) ? { control: focused, value: focused.value } : null;
    },
    onRead: (text) => {
      if (before) restore(before.control, before.value);
      before = null;
      onRead(text);
    },
  });

  function press(event: KeyboardEvent) {
    if (event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!wedge.press(event.key, event.timeStamp)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  document.addEventListener('keydown', press, { capture: true });
  return () => {
    document.removeEventListener('keydown', press, { capture: true });
    wedge.stop();
  };
}

function isText(element: Element | null): element is TextControl {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(element.type))
  );
}

function restore(control: TextControl, value: string) {
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
