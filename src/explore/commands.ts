/**
 * Single commands, chosen at random and valid for what a session knows: `wordsFor` gives the words that a server takes,
 * dice choose on what, and `imapDraft` and `pop3Draft` make the command.
 */
export { lineOf, type Draft } from './draft.ts';
export { imapDraft } from './imap-commands.ts';
export { pop3Draft } from './pop3-commands.ts';
export {
  abilitiesOf,
  DIE,
  imapWords,
  wordsFor,
  type Abilities,
  type Dice,
  type ImapWord,
  type Intent,
  type Pop3Word,
  type Weighted,
} from './intent.ts';
export type { ImapView, Pop3View } from './view.ts';
