import type { RuleId } from '../../rules/all.ts';
import { MailboxMirror } from './mailbox-mirror.ts';

/** A count of a mailbox, told while nothing changed. */
export interface CountFact {
  readonly value: bigint;
  readonly by: 'STATUS' | 'SELECT' | 'session';
  /** Name of the session. */
  readonly session: string;
  readonly at: number;
}

/** UIDVALIDITY of a name. */
export interface UidValidityFact {
  readonly value: number;
  readonly at: number;
  /** Told by APPENDUID or COPYUID. */
  readonly assigned: boolean;
}

/** What a command has made of a name. `taken`: something was renamed to it. */
export interface Existence {
  readonly kind: 'made' | 'taken' | 'deleted' | 'renamed';
  readonly at: number;
  /** UIDVALIDITY that the mailbox of that name had. */
  readonly uidValidity: number | undefined;
}

/** How many messages a command has left in a mailbox, for as long as nothing else is begun that may change something. */
export interface LeftFact {
  readonly messages: number;
  readonly begun: number;
  readonly rule: RuleId;
}

/** What all sessions together know of one mailbox name. */
export class NameMirror {
  readonly name: string;
  /** Since when the name stands for the mailbox that it stands for now. */
  since = 0;
  uidValidity: UidValidityFact | undefined;
  /** A mailbox of this name that is gone, and the UIDs that it gave away. */
  former: { readonly uidValidity: number; readonly lastUid: number } | undefined;
  existence: Existence | undefined;
  /** How LIST called it, and when that LIST was sent. */
  listed: { readonly selectable: boolean; readonly sentAt: number } | undefined;
  /** UIDs do not persist (RFC 4315 section 3 UIDNOTSTICKY). */
  notSticky = false;
  /** FLAGS and PERMANENTFLAGS as a session was told that may write. */
  flagLists:
    | { readonly epoch: number; readonly flags: ReadonlySet<string>; readonly permanent: ReadonlySet<string> }
    | undefined;
  left: LeftFact | undefined;
  #mailboxes = new Map<number, MailboxMirror>();
  #counts: { readonly epoch: number; readonly facts: Map<string, CountFact> } | undefined;

  constructor(name: string) {
    this.name = name;
  }

  mailbox(uidValidity: number): MailboxMirror {
    const known = this.#mailboxes.get(uidValidity);
    if (known) return known;
    const mailbox = new MailboxMirror(uidValidity);
    this.#mailboxes.set(uidValidity, mailbox);
    return mailbox;
  }

  /** The mailbox of the UIDVALIDITY that was told last. */
  get present(): MailboxMirror | undefined {
    return this.uidValidity && !this.notSticky ? this.mailbox(this.uidValidity.value) : undefined;
  }

  /** Counts that were told in a quiet time. */
  counts(epoch: number): Map<string, CountFact> {
    if (this.#counts?.epoch !== epoch) this.#counts = { epoch, facts: new Map() };
    return this.#counts.facts;
  }

  /** The name stands for something else from now on, or for nothing. */
  renew(at: number, existence: Existence | undefined): void {
    const { present } = this;
    if (existence?.kind === 'deleted' && present)
      this.former = { uidValidity: present.uidValidity, lastUid: lastUid(present) };
    // A mailbox that is renamed takes its UIDVALIDITY along.
    if (existence?.kind !== 'deleted' && existence?.kind !== 'made') this.uidValidity = this.former = undefined;
    this.existence = existence;
    this.since = at;
    this.listed = this.flagLists = this.left = this.#counts = undefined;
    this.#mailboxes = new Map();
  }
}

/** The last UID that the mailbox is known to have given away. */
function lastUid(mailbox: MailboxMirror): number {
  return Math.max(mailbox.uids.top ?? 0, (mailbox.uidNext.top ?? 1) - 1);
}
