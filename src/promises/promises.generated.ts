/* Written by scripts/generate-types.js from schemas/promises.schema.json. Change that file instead. */

/**
 * What mail users rely on, in their words.
 */
export interface PromisesFile {
  /**
   * The promises, in the order of reports.
   */
  promises: Entry[];
}
export interface Entry {
  /**
   * What cases name it by: `promise: taken-once`.
   */
  id: string;
  /**
   * Whose users rely on it; `both`: those who read one mailbox by the two.
   */
  protocols: 'POP' | 'IMAP' | 'both';
  /**
   * The promise as one sentence in a mail user's words.
   */
  text: string;
}
