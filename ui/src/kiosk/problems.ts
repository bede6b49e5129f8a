import type { Problem } from '../lib/api';

/** What is to be mended at a field, where anything is. */
export function problemAt(problem: Problem | null, field: string): string | null {
  return problem?.fields.find((mend) => mend.field === field)?.message ?? null;
}
