// A picture for where an answer came from.

import CopyCheck from '@lucide/svelte/icons/copy-check';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import ScanLine from '@lucide/svelte/icons/scan-line';
import type { LucideIcon } from '@lucide/svelte';
import type { Provenance } from '../lib/api';

const ICONS: Record<Provenance, LucideIcon> = {
  scanned: ScanLine,
  typed: PencilLine,
  corrected: PencilLine,
  reused: CopyCheck,
};

export function provenanceIcon(provenance: Provenance): LucideIcon {
  return ICONS[provenance];
}
