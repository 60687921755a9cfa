import type { Effect } from './draft.ts';
import type { Abilities } from './intent.ts';
import type { ImapStart, Plan, PlannedSeed, PlannedSession, TargetAbilities } from './plan.ts';
import type { ImapView, Pop3View } from './view.ts';

/** A message as far as a plan knows it. */
interface Message {
  /** The capture that holds its UID. */
  readonly uid: string | undefined;
  alive: boolean;
  deleted: boolean;
}

interface Sitting {
  view: readonly Message[];
}

/** Where an IMAP session of a plan stands. */
export interface ImapSitting extends Sitting {
  readonly protocol: 'imap';
  readonly name: string;
  readonly start: ImapStart;
  /** The harness brings it to where it starts; otherwise steps before the steps do. */
  readonly startsSelected: boolean;
  phase: 'selected' | 'unselected' | 'idle' | 'paused' | 'gone';
  mailbox: string;
  readOnly: boolean;
  readonly enabled: Set<string>;
}

/** Where a POP3 session of a plan stands. */
export interface Pop3Sitting extends Sitting {
  readonly protocol: 'pop3';
  readonly name: string;
  phase: 'in' | 'gone';
  readonly marked: Set<number>;
}

export const inbox = 'INBOX';
export const work = '"{prefix}work"';
const freeNames = ['"{prefix}new"', '"{prefix}done"'] as const;

const imapNames = ['phone', 'laptop', 'tablet', 'desktop', 'watch', 'browser'] as const;
const pop3Names = ['pc', 'kiosk', 'office', 'archive'] as const;

/** A name for the device at an index of those that speak one protocol. */
function nameOf(names: readonly string[], index: number): string {
  const round = Math.floor(index / names.length);
  return `${names[index % names.length] ?? 'device'}${round === 0 ? '' : String(round + 1)}`;
}

/**
 * A rough guess of what becomes of mailboxes and sessions as a plan goes on: good enough that commands name messages which
 * are there. What servers make of commands in flight together is not guessed; then only what is certain can be named.
 */
export class World {
  readonly sittings: readonly (ImapSitting | Pop3Sitting)[];
  readonly #mailboxes = new Map<string, Message[]>();
  readonly #abilities: TargetAbilities;
  readonly #fixtures: readonly string[];
  /** Several commands are in flight: what one of them renames another might be opening. */
  together = false;

  constructor(plan: Plan, abilities: TargetAbilities, fixtures: readonly string[]) {
    this.#abilities = abilities;
    this.#fixtures = fixtures;
    const opened = (name: string): boolean =>
      plan.sessions.some((one) => one.protocol === 'imap' && (one.opens === 'INBOX') === (name === inbox));
    const seeded = (name: string, letter: string, seeds: readonly PlannedSeed[]): void => {
      const messages = seeds.map(({ flags }, index) => ({
        uid: opened(name) ? `{${letter}${String(index + 1)}}` : undefined,
        alive: true,
        deleted: flags.includes('\\Deleted'),
      }));
      this.#mailboxes.set(name, messages);
    };
    seeded(inbox, 'u', plan.inbox);
    if (plan.work) seeded(work, 'w', plan.work);
    this.sittings = sittingsOf(plan);
    for (const sitting of this.sittings) this.#sitDown(sitting);
  }

  /** What an IMAP session knows. */
  imapView(sitting: ImapSitting): ImapView {
    const mailboxes = [...this.#mailboxes.keys()];
    return {
      abilities: this.#abilitiesOf('imap'),
      enabled: sitting.enabled,
      selected: sitting.mailbox,
      readOnly: sitting.readOnly,
      count: sitting.view.length,
      uid: (number) => sitting.view[number - 1]?.uid,
      mailboxes,
      freeNames: freeNames.filter((name) => !mailboxes.includes(name)),
      removable: this.together ? [] : this.#removable(sitting),
      fixtures: this.#fixtures,
      past: (mailbox) => (mailbox === inbox && this.#knowsPast ? { uidValidity: '{v}', modseq: '{m}' } : undefined),
    };
  }

  /**
   * What others have selected comes last: RFC 2180 section 3 lets a server refuse, go on for them, or cut them off with BYE.
   * What the session itself has selected is left alone.
   */
  #removable(sitting: ImapSitting): readonly string[] {
    const open = this.sittings.flatMap((one) => (one.protocol === 'imap' && one.phase !== 'gone' ? [one.mailbox] : []));
    const others = [...this.#mailboxes.keys()].filter((name) => name !== sitting.mailbox);
    return [...others.filter((name) => !open.includes(name)), ...others.filter((name) => open.includes(name))];
  }

  pop3View(sitting: Pop3Sitting): Pop3View {
    return { abilities: this.#abilitiesOf('pop3'), count: sitting.view.length, marked: sitting.marked };
  }

  /** A POP3 maildrop can be opened: nobody else has it open, or the server lets several in. */
  get maildropIsFree(): boolean {
    const open = this.sittings.some((one) => one.protocol === 'pop3' && one.phase === 'in');
    return !open || this.#abilitiesOf('pop3').has('SHARED-MAILDROP');
  }

  /** A session connects anew and is where it started. */
  connect(sitting: ImapSitting | Pop3Sitting): void {
    if (sitting.protocol === 'imap') sitting.phase = sitting.startsSelected ? 'selected' : 'unselected';
    else {
      sitting.phase = 'in';
      sitting.marked.clear();
    }
    if (sitting.protocol === 'imap') {
      sitting.enabled.clear();
      sitting.readOnly = sitting.start.readOnly;
    }
    this.refresh(sitting);
  }

  /** The session has heard of everything. */
  refresh(sitting: ImapSitting | Pop3Sitting): void {
    sitting.view = [...(this.#mailboxes.get(sitting.protocol === 'imap' ? sitting.mailbox : inbox) ?? [])];
  }

  /** The session may have heard of what others removed, or not: only what is there can be named, by the lower numbers. */
  doubt(sitting: ImapSitting): void {
    sitting.view = sitting.view.filter(({ alive }) => alive);
  }

  /** Mail comes into INBOX. */
  deliver(): void {
    this.#add(inbox);
  }

  /** The server was started anew: every session is gone, and what POP3 has marked stays. */
  restart(): void {
    for (const sitting of this.sittings) sitting.phase = 'gone';
  }

  /** What a POP3 session marked is removed. */
  quit(sitting: Pop3Sitting): void {
    for (const number of sitting.marked) this.#remove(inbox, (message) => message === sitting.view[number - 1]);
    sitting.phase = 'gone';
  }

  /** What a command does when it succeeds. */
  apply(sitting: ImapSitting | Pop3Sitting, effect: Effect): void {
    if (sitting.protocol === 'pop3') applyToMaildrop(sitting, effect);
    else this.#applyToMailbox(sitting, effect);
  }

  #applyToMailbox(sitting: ImapSitting, effect: Effect): void {
    if (effect.kind === 'select') {
      Object.assign(sitting, { phase: 'selected', mailbox: effect.mailbox, readOnly: effect.readOnly });
      this.refresh(sitting);
    } else if (effect.kind === 'close') {
      if (effect.expunges) this.#expunge(sitting, undefined);
      sitting.phase = 'unselected';
    } else {
      this.#applyToMessages(sitting, effect);
      this.#applyToNames(effect);
    }
  }

  #applyToMessages(sitting: ImapSitting, effect: Effect): void {
    if (effect.kind === 'deleted') for (const one of named(sitting, effect.numbers)) one.deleted = effect.on;
    if (effect.kind === 'expunge') this.#expunge(sitting, effect.only);
    if (effect.kind === 'copy' || effect.kind === 'move') this.#transfer(sitting, effect);
    if (effect.kind === 'append') this.#add(effect.to);
  }

  #applyToNames(effect: Effect): void {
    if (effect.kind === 'create') this.#mailboxes.set(effect.mailbox, []);
    if (effect.kind === 'delete') this.#mailboxes.delete(effect.mailbox);
    if (effect.kind === 'rename') {
      this.#mailboxes.set(effect.to, this.#mailboxes.get(effect.mailbox) ?? []);
      this.#mailboxes.delete(effect.mailbox);
    }
  }

  #transfer(sitting: ImapSitting, effect: Extract<Effect, { kind: 'copy' | 'move' }>): void {
    const messages = named(sitting, effect.numbers);
    for (const { deleted } of messages) this.#add(effect.to, deleted);
    if (effect.kind === 'move') this.#remove(sitting.mailbox, (message) => messages.includes(message));
  }

  #expunge(sitting: ImapSitting, only: readonly number[] | undefined): void {
    const chosen = only === undefined ? undefined : named(sitting, only);
    this.#remove(sitting.mailbox, (message) => message.deleted && (chosen === undefined || chosen.includes(message)));
  }

  #add(mailbox: string, deleted = false): void {
    this.#mailboxes.get(mailbox)?.push({ uid: undefined, alive: true, deleted });
  }

  #remove(mailbox: string, which: (message: Message) => boolean): void {
    const messages = this.#mailboxes.get(mailbox) ?? [];
    for (const message of messages) if (which(message)) message.alive = false;
    this.#mailboxes.set(
      mailbox,
      messages.filter(({ alive }) => alive),
    );
  }

  /** UIDVALIDITY and HIGHESTMODSEQ of INBOX can be read at the start. */
  get #knowsPast(): boolean {
    return hasModseq(this.#abilities);
  }

  #abilitiesOf(protocol: 'imap' | 'pop3'): Abilities {
    return this.#abilities[protocol] ?? new Set();
  }

  #sitDown(sitting: ImapSitting | Pop3Sitting): void {
    if (sitting.protocol === 'pop3') {
      if (this.maildropIsFree) this.connect(sitting);
      return;
    }
    this.refresh(sitting);
  }
}

/** True for a session that has INBOX open when the steps begin. */
export function opensInbox(sitting: ImapSitting | Pop3Sitting): sitting is ImapSitting {
  return sitting.protocol === 'imap' && startsInInbox(sitting.start);
}

const startsInInbox = (start: PlannedSession): boolean => start.protocol === 'imap' && start.opens === 'INBOX';

/** Mailboxes have mod-sequences, so that a session can be told what has changed since. */
export function hasModseq({ imap }: TargetAbilities): boolean {
  return imap?.has('CONDSTORE') ?? false;
}

function sittingsOf({ sessions }: Plan): readonly (ImapSitting | Pop3Sitting)[] {
  const counts = { imap: 0, pop3: 0 };
  return sessions.map((start): ImapSitting | Pop3Sitting => {
    const index = counts[start.protocol]++;
    if (start.protocol === 'pop3')
      return { protocol: 'pop3', name: nameOf(pop3Names, index), phase: 'gone', view: [], marked: new Set() };
    const plain = start.opens === 'INBOX' && !start.readOnly && start.enables === undefined;
    return {
      protocol: 'imap',
      name: nameOf(imapNames, index),
      start,
      startsSelected: plain,
      phase: 'selected',
      mailbox: startOf(start),
      readOnly: start.readOnly,
      enabled: new Set(start.enables === undefined ? [] : [start.enables.toUpperCase()]),
      view: [],
    };
  });
}

/** The mailbox that a session opens at the start, as commands write it. */
export function startOf({ opens }: ImapStart): string {
  return opens === 'INBOX' ? inbox : work;
}

function applyToMaildrop(sitting: Pop3Sitting, effect: Effect): void {
  if (effect.kind === 'dele') sitting.marked.add(effect.number);
  if (effect.kind === 'rset') sitting.marked.clear();
}

function named({ view }: Sitting, numbers: readonly number[]): readonly Message[] {
  return numbers.flatMap((number) => view[number - 1] ?? []);
}
