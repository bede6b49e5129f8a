// The lists, in the order of the work: what is late comes first.

import type { WorkListKind } from '../../lib/api';
import { t } from '../../lib/words.svelte';

export const LISTS: readonly WorkListKind[] = [
  'overdue',
  'due_today',
  'waiting',
  'payment_due',
  'visits',
  'correction_asked',
  'to_collect',
  'attention',
  'closed',
];

export function listName(list: WorkListKind): string {
  return t(`office-list-${list.replaceAll('_', '-')}`);
}
