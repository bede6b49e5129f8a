// What an officer has written and not yet sent. It outlives its dialog, so that a slip of the Escape key or
// a case that moved on costs nobody a paragraph; it goes when the case is left.

export interface Drafts {
  decide: { outcome: 'granted' | 'refused' | ''; reason: string; citation: string };
  ask_correction: { fields: string[]; note: string };
  add_note: { text: string };
}

export function emptyDrafts(): Drafts {
  return {
    decide: { outcome: '', reason: '', citation: '' },
    ask_correction: { fields: [], note: '' },
    add_note: { text: '' },
  };
}
