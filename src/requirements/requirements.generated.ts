/* Written by scripts/generate-types.js from schemas/requirements.schema.json. Change that file instead. */

/**
 * The statements of one RFC, in our own words.
 */
export interface RequirementsFile {
  /**
   * Number of the RFC.
   */
  rfc: number;
  /**
   * Title of the RFC.
   */
  title: string;
  /**
   * True when every statement of the RFC that concerns a server is listed.
   */
  complete: boolean;
  /**
   * The statements, in the order of the RFC.
   */
  statements: Statement[];
}
export interface Statement {
  /**
   * Section and slug: `7/uidl-persistent` in rfc1939.yaml is cited as `rfc1939/7/uidl-persistent`.
   */
  id: string;
  /**
   * What the words of RFC 2119 make of it; statements of fact about the server and the grammar are `must`.
   */
  level: 'must' | 'should' | 'may';
  /**
   * Paraphrase.
   */
  text: string;
  /**
   * Whether a client can see it kept or broken.
   */
  observable: boolean;
  /**
   * Why it cannot be observed.
   */
  why?: string;
}
