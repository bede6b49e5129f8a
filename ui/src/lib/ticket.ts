// What a scanner types from an enrolment picture: the server's address and the code as one text.

/** Address and code of a ticket; none for anything else that is typed. */
export function splitTicket(text: string): { server: string; code: string } | null {
  const [server = '', code = ''] = text.trim().split('#');
  return server.startsWith('http') && code !== '' ? { server, code } : null;
}
