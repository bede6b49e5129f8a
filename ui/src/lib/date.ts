// A date as three typed parts, and as the one string that crosses to Rust.

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** `1974-08-12`, `1974-08`, `1974` or nothing, into its parts. */
export function splitDate(value: string): DateParts {
  const [year = '', month = '', day = ''] = value.split('-');
  return { day, month, year };
}

/** The parts as one string, without the empty parts at its end. What was typed is kept as typed; only
 *  Rust judges it. */
export function joinDate({ day, month, year }: DateParts): string {
  return [year, month, day].join('-').replace(/-+$/, '');
}

/** The same with two-figure days and months, as it is sent. */
export function sentDate(value: string): string {
  const { day, month, year } = splitDate(value);
  return joinDate({ day: pad(day), month: pad(month), year });
}

function pad(part: string): string {
  return part === '' ? '' : part.padStart(2, '0');
}
