// The connection in the clerk's words, and how loud to say it.

import type { Connection } from '../../lib/api';
import { t } from '../../lib/words.svelte';

export type Tone = 'ok' | 'info' | 'warn' | 'bad';

/** The few words on the chip. */
export function connectionWords({ state, waiting, last_contact }: Connection): string {
  switch (state) {
    case 'online':
      if (waiting > 0) return t('office-connection-waiting', { count: waiting });
      return last_contact
        ? t('office-connection-safe-since', { time: last_contact })
        : t('office-connection-safe');
    case 'offline':
      return waiting > 0
        ? t('office-connection-offline-kept', { count: waiting })
        : t('office-connection-offline');
    case 'wrong_server':
      return t('office-connection-wrong-server');
    case 'revoked':
      return t('office-connection-revoked');
    case 'waiting':
      return t('office-connection-approval');
  }
}

export function connectionTone({ state, waiting }: Connection): Tone {
  if (state === 'online') return waiting > 0 ? 'info' : 'ok';
  return state === 'offline' || state === 'waiting' ? 'warn' : 'bad';
}

/** What it means for the work: what goes on, what waits, whom to tell. */
export function connectionExplained({ state }: Connection): string {
  return t(`office-connection-more-${state.replace('_', '-')}`);
}
