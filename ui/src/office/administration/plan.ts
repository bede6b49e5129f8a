// The rows of hours in the plan's form, as they are typed. Whether they can be is for Rust to say.

import type { WindowTyped, WindowView } from '../../lib/api';

/** What the first row of an empty plan begins with. */
export function firstRow(): WindowTyped {
  return { weekday: 1, from: '08:00', to: '12:00', minutes: '20', capacity: '2', services: [] };
}

export function typed(window: WindowView): WindowTyped {
  const { weekday, from, to, services } = window;
  return {
    weekday,
    from,
    to,
    minutes: String(window.minutes),
    capacity: String(window.capacity),
    services: [...services],
  };
}

/** One more row after these: the same hours a day later, or the first of all. */
export function nextRow(rows: WindowTyped[]): WindowTyped {
  const last = rows.at(-1);
  if (!last) return firstRow();
  return { ...last, services: [...last.services], weekday: last.weekday < 7 ? last.weekday + 1 : 1 };
}

/** The hours of the first day that has any, on Monday to Friday; other days stay as they are. */
export function copiedToWeek(rows: WindowTyped[]): WindowTyped[] {
  const first = Math.min(...rows.map((row) => row.weekday));
  if (!Number.isFinite(first)) return rows;
  const pattern = rows.filter((row) => row.weekday === first);
  const week = [1, 2, 3, 4, 5].flatMap((weekday) =>
    pattern.map((row) => ({ ...row, services: [...row.services], weekday })),
  );
  return [...week, ...rows.filter((row) => row.weekday > 5)];
}
