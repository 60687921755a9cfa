import { decide, type Judge } from '../judge.ts';
import type { RuleId } from '../rules/all.ts';
import { judgeSizes } from './sizes.ts';

/** A look at INBOX through IMAP. */
export interface ImapLook {
  readonly messages: number;
  /** The session asked for it, or was told as part of a poll. */
  readonly how: 'asked' | 'polled';
  /** Moments at which the question was sent, and answered. */
  readonly sentAt: number;
  readonly at: number;
}

/** A look at it through POP3: as it was at a login, or as a QUIT left it. */
export interface Pop3Look {
  /** At least and at most as many messages. */
  readonly least: number;
  readonly most: number;
  readonly removed: boolean;
  /** Counted from what INBOX had, so that it is known whatever POP3 leaves out. */
  readonly ofInbox: boolean;
  readonly sentAt: number;
  readonly at: number;
}

/** What can have changed INBOX. */
export interface Changes {
  /** The last moment at which an IMAP client or the operator of the server, or a session that nobody understands, may have. */
  readonly byOthers: number;
  /** The last moment at which a POP3 session may have removed something. */
  readonly removal: number;
  /** Mail was delivered from outside: it may still be on its way to one view or the other. */
  readonly delivered: boolean;
}

/** INBOX of an account, as both protocols show it. Counts are compared where nothing changed between two looks. */
export class InboxMirror {
  #imap: ImapLook | undefined;
  #pop3: Pop3Look | undefined;
  #imapSizes: { readonly sizes: readonly number[]; readonly sentAt: number; readonly at: number } | undefined;
  #pop3Sizes: { readonly sizes: readonly number[]; readonly sentAt: number; readonly at: number } | undefined;
  /** Messages may be flagged `\Deleted`: POP3 may leave these out. */
  mayHaveDeleted = false;

  /** IMAP tells how many messages INBOX has. */
  imapLooked(look: ImapLook, changes: Changes, judge: Judge): void {
    this.#imap = look;
    const pop3 = this.#pop3;
    if (!pop3 || look.sentAt < pop3.at || changes.byOthers > pop3.sentAt || changes.removal > pop3.at) return;
    if (changes.delivered) return;
    const texts = { path: 'INBOX after POP3', got: `${look.messages} messages` };
    if (pop3.ofInbox || !this.mayHaveDeleted) {
      const wanted = `at most ${pop3.most} messages`;
      decide(judge, ruleOfRemoval(look, pop3), look.messages <= pop3.most, () => ({ ...texts, wanted }));
    }
    const wanted = `at least ${pop3.least} messages`;
    decide(judge, 'rule.both.quit-keeps-for-imap', look.messages >= pop3.least, () => ({ ...texts, wanted }));
  }

  /** A POP3 session tells how many messages there were at its login. */
  pop3LoggedIn(look: Pop3Look, changes: Changes, judge: Judge): void {
    if (!this.#pop3 || this.#pop3.at < look.sentAt) this.#pop3 = look;
    const imap = this.#imap;
    if (!imap || look.sentAt < imap.at || changes.byOthers > imap.sentAt || changes.removal > imap.sentAt) return;
    const texts = { path: 'a POP3 session after IMAP', got: `${look.most} messages` };
    const wanted = `${imap.messages} messages, as INBOX has`;
    if (!changes.delivered)
      decide(judge, 'rule.both.expunged-is-gone', look.most <= imap.messages, () => ({ ...texts, wanted }));
    if (!this.mayHaveDeleted)
      decide(judge, 'rule.both.maildrop-has-inbox', look.least >= imap.messages, () => ({ ...texts, wanted }));
  }

  /** What INBOX had when IMAP last looked, where nothing can have changed since. */
  inboxHad({ byOthers, removal }: Omit<Changes, 'delivered'>): number | undefined {
    const imap = this.#imap;
    return imap && byOthers < imap.sentAt && removal < imap.sentAt ? imap.messages : undefined;
  }

  /** A POP3 session has left. Undefined: what it left is not known. */
  pop3Left(look: Pop3Look | undefined): void {
    this.#pop3 = look;
  }

  /** IMAP told sizes of messages. */
  imapSized(
    sizes: readonly number[],
    { sentAt, at }: Pick<ImapLook, 'sentAt' | 'at'>,
    changes: Changes,
    judge: Judge,
  ): void {
    this.#imapSizes = { sizes, sentAt, at };
    const pop3 = this.#pop3Sizes;
    if (!pop3 || sentAt < pop3.at || changes.byOthers > pop3.sentAt || changes.removal > pop3.sentAt) return;
    if (!this.mayHaveDeleted && !changes.delivered) judgeSizes(judge, sizes, pop3.sizes);
  }

  /** A POP3 session told the sizes of all messages that it had at its login. */
  pop3Sized(sizes: readonly number[], login: Pick<ImapLook, 'sentAt' | 'at'>, changes: Changes, judge: Judge): void {
    this.#pop3Sizes = { sizes, ...login };
    const imap = this.#imapSizes;
    if (!imap || login.sentAt < imap.at || changes.byOthers > imap.sentAt || changes.removal > imap.sentAt) return;
    if (!this.mayHaveDeleted && !changes.delivered) judgeSizes(judge, imap.sizes, sizes);
  }
}

/** More messages than POP3 has left. Without a removal it is POP3 that shows too few. */
function ruleOfRemoval({ how }: ImapLook, { removed }: Pop3Look): RuleId {
  if (!removed) return 'rule.both.maildrop-has-inbox';
  return how === 'polled' ? 'rule.both.removal-is-told' : 'rule.both.quit-removes-for-imap';
}
