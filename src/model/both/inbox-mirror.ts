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
  /** The same before a POP3 session was let in, where it is about that. */
  readonly beforeLogin?: number;
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

  /** IMAP tells how many messages INBOX has. What a poll tells may be old: no RFC says how soon it tells of what others did. */
  imapLooked(look: ImapLook, changes: Changes, judge: Judge): void {
    if (look.how === 'asked') this.#imap = look;
    const pop3 = this.#pop3;
    if (!pop3 || !isQuiet(look, pop3, changes)) return;
    const texts = { path: 'INBOX after POP3', got: `${look.messages} messages` };
    const most = `at most ${pop3.most} messages`;
    const rule = ruleOfRemoval(look, pop3);
    if (rule && !changes.delivered && (pop3.ofInbox || !this.mayHaveDeleted))
      decide(judge, rule, look.messages <= pop3.most, () => ({ ...texts, wanted: most }));
    if (look.how === 'polled' || (changes.delivered && !pop3.ofInbox)) return;
    const least = `at least ${pop3.least} messages`;
    decide(judge, 'rule.both.quit-keeps-for-imap', look.messages >= pop3.least, () => ({ ...texts, wanted: least }));
  }

  /** A POP3 session tells how many messages there were at its login. */
  pop3LoggedIn(look: Pop3Look, changes: Changes, judge: Judge): void {
    if (!this.#pop3 || this.#pop3.at < look.sentAt) this.#pop3 = look;
    const imap = this.#imap;
    if (!imap || !isQuiet(imap, look, changes)) return;
    const texts = { path: 'a POP3 session after IMAP', got: `${look.most} messages` };
    const wanted = `${imap.messages} messages, as INBOX has`;
    if (!changes.delivered)
      decide(judge, 'rule.both.expunged-is-gone', look.most <= imap.messages, () => ({ ...texts, wanted }));
    if (!this.mayHaveDeleted)
      decide(judge, 'rule.both.maildrop-has-inbox', look.least >= imap.messages, () => ({ ...texts, wanted }));
  }

  /** What INBOX had when IMAP last looked, where nothing can have changed since. */
  inboxHad({ byOthers, removal }: Pick<Changes, 'byOthers' | 'removal'>): number | undefined {
    const imap = this.#imap;
    return imap && byOthers < imap.sentAt && removal < imap.sentAt ? imap.messages : undefined;
  }

  /** A POP3 session has left. Undefined: what it left is not known. */
  pop3Left(look: Pop3Look | undefined): void {
    this.#pop3 = look;
  }

  /** IMAP told sizes of messages. */
  imapSized(sizes: readonly number[], { sentAt, at }: When, changes: Changes, judge: Judge): void {
    this.#imapSizes = { sizes, sentAt, at };
    const pop3 = this.#pop3Sizes;
    if (!pop3 || !isQuiet({ sentAt, at }, pop3, changes)) return;
    if (!this.mayHaveDeleted && !changes.delivered) judgeSizes(judge, sizes, pop3.sizes);
  }

  /** A POP3 session told the sizes of all messages that it had at its login. */
  pop3Sized(sizes: readonly number[], login: When, changes: Changes, judge: Judge): void {
    this.#pop3Sizes = { sizes, ...login };
    const imap = this.#imapSizes;
    if (!imap || !isQuiet(imap, login, changes)) return;
    if (!this.mayHaveDeleted && !changes.delivered) judgeSizes(judge, imap.sizes, sizes);
  }
}

type When = Pick<ImapLook, 'sentAt' | 'at'>;

/** Whether nothing can have changed from one look to the other. What came after a login, a POP3 session does not see. */
function isQuiet(imap: When, pop3: When, { byOthers, beforeLogin = byOthers, removal }: Changes): boolean {
  const last = imap.at < pop3.sentAt ? beforeLogin : byOthers;
  return last < Math.min(imap.sentAt, pop3.sentAt) && removal <= pop3.sentAt && removal < imap.sentAt;
}

/** More messages than POP3 has left. Without a removal it is POP3 that shows too few. */
function ruleOfRemoval({ how }: ImapLook, { removed }: Pop3Look): RuleId | undefined {
  if (how === 'polled') return removed ? 'rule.both.removal-is-told' : undefined;
  return removed ? 'rule.both.quit-removes-for-imap' : 'rule.both.maildrop-has-inbox';
}
