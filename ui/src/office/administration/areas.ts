// The tabs of the administration: their names, and how the keyboard moves between them.

import type { Area } from '../../lib/api';
import { t } from '../../lib/words.svelte';

export function areaName(area: Area): string {
  return t(`admin-tab-${area}`);
}

/** The tab that a key leads to from the one at `from`; none for other keys. In a script that is read from
 *  right to left the arrows swap. */
export function tabFor(key: string, from: number, count: number, rtl: boolean): number | null {
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const back = rtl ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return (from + 1) % count;
    case back:
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
