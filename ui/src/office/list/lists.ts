// The four lists, in the order of the work.

import type { WorkListKind } from '../../lib/api';
import { t } from '../../lib/words.svelte';

export const LISTS: readonly WorkListKind[] = ['waiting', 'correction_asked', 'attention', 'decided'];

export function listName(list: WorkListKind): string {
  return t(`office-list-${list.replace('_', '-')}`);
}
