/* Written by scripts/generate-types.js from schemas/mailbox.schema.json. Change that file instead. */

export type Messages = string[];

/**
 * A starting mailbox that several cases share, named by its file: `given: three-plain` reads fixtures/mailboxes/three-plain.yaml.
 */
export interface MailboxFile {
  /**
   * What it holds, for people.
   */
  title: string;
  /**
   * The messages, as in `given` of a case.
   */
  given:
    | string[]
    | {
        [k: string]: Messages;
      };
}
