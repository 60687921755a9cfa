/** What IMAP responses say, as values, and the readers that make them: the part of this layer that matching works on. */
export type * from './value.ts';
export { readData } from './read-data.ts';
export { readResponse } from './read-response.ts';
