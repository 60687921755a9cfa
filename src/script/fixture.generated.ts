/* Written by scripts/generate-types.js from schemas/fixture.schema.json. Change that file instead. */

/**
 * What a server must say of the message in NAME.eml beside this file.
 */
export interface FixtureFile {
  /**
   * What the message is there to show.
   */
  title: string;
  /**
   * Octets of the message with CRLF line ends: RFC822.SIZE, and the size in POP3 LIST.
   */
  size: number;
  /**
   * ENVELOPE, as IMAP text.
   */
  envelope?: string;
  /**
   * BODY (the form without extension data), as IMAP text.
   */
  body?: string;
  /**
   * BODYSTRUCTURE, as IMAP text. `...` where a server may say more.
   */
  bodystructure?: string;
  /**
   * Octets that BODY[section] holds, by section: `1`, `1.2`, `2.MIME`, `2.HEADER`, `header.fields`. A list of spans is joined.
   */
  sections?: {
    [k: string]: Span | Span[];
  };
}
export interface Span {
  /**
   * Octets before it in the file.
   */
  offset: number;
  /**
   * Octets it holds.
   */
  length: number;
}
