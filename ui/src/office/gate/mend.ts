// The words at a field, from the problem that names it.

import type { Problem } from '../../lib/api';

export function mendOf(problem: Problem | null, field: string): string | undefined {
  return problem?.fields.find((one) => one.field === field)?.message;
}
