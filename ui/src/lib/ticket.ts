// What a scanner types from an enrolment picture: the server's address and the code as one text.

/** How many characters a whole code has, without the hyphens. */
const WHOLE = 52;

/** Address and code of a whole ticket; none for anything else, or while it is still being typed. */
export function splitTicket(text: string): { server: string; code: string } | null {
  const [server = '', code = ''] = text.trim().split('#');
  const isWhole = code.replace(/[^a-z2-7]/gi, '').length >= WHOLE;
  return server.startsWith('http') && isWhole ? { server, code } : null;
}
