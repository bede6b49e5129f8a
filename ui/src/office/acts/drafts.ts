// What an officer has written and not yet sent. It outlives its dialog, so that a slip of the Escape key or
// a case that moved on costs nobody a paragraph; it goes when the case is left.

import type { Taken } from '../../lib/api';

/** Acts that need one text at most. */
export const PLAIN = ['visit_missed', 'hand_over', 'tell_in_person', 'withdraw', 'revoke'] as const;

export type PlainAct = (typeof PLAIN)[number];

export interface Drafts {
  decide: {
    outcome: 'granted' | 'refused' | '';
    reason: string;
    citation: string;
    /** None: as the rules say. */
    validUntil: string | null;
    conditions: string[];
  };
  ask_correction: { fields: string[]; note: string };
  add_note: { text: string };
  confirm_payment: { number: string; reason: string };
  record_visit: { taken: Taken[]; place: 'here' | 'elsewhere'; elsewhere: string; note: string };
  plain: { text: string; citation: string };
}

export function emptyDrafts(): Drafts {
  return {
    decide: { outcome: '', reason: '', citation: '', validUntil: null, conditions: [] },
    ask_correction: { fields: [], note: '' },
    add_note: { text: '' },
    confirm_payment: { number: '', reason: '' },
    record_visit: { taken: ['photo', 'interview'], place: 'here', elsewhere: '', note: '' },
    plain: { text: '', citation: '' },
  };
}
