// Where the keyboard stands.

/** Focuses an element as it appears. */
export function takeFocus(element: HTMLElement): void {
  element.focus();
}

/** Focuses the first control of a field: the input itself, the day of a date, the first radio of a choice. */
export function focusField(field: string): void {
  const own = document.getElementById(`field-${field}`) ?? document.getElementById(field);
  const part = document.querySelector<HTMLElement>(`[id^="field-${CSS.escape(field)}-"]:is(input, select)`);
  const control = own?.matches('input, textarea, select') ? own : (part ?? own);
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
