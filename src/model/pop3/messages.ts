import { decide } from '../judge.ts';
import type { Drop } from './drop.ts';
import type { Leaving } from './leaving.ts';
import type { Visit } from './visit.ts';
import { differs, facts, hasOtherText, type MessageFacts } from './message-facts.ts';
import { limits } from '../../wire/limits.ts';
import { keepNewest } from '../keep-newest.ts';

/** A message that sessions have listed by its unique-id. */
interface Known {
  /** Login of the first session that listed it, answered. */
  readonly firstAt: number;
  /** Logins of the last session that listed it. */
  shownAt: number;
  shownBy: number;
  /** What all sessions must find. */
  facts: MessageFacts;
  /** A message that was removed had the same unique-id. */
  readonly former: MessageFacts | undefined;
  /** When a session ended without QUIT that had it marked or fetched. */
  droppedAt: number;
}

interface Gone {
  readonly facts: MessageFacts;
  /** The QUIT that may have taken it away; undefined: nobody knows. */
  readonly leaving: Leaving;
  /** It was marked, so that it must be gone. */
  readonly marked: boolean;
}

/** What a session speaks of. */
export interface About {
  readonly number: number;
}

/** The messages of a maildrop by unique-id, over all sessions (RFC 1939 sections 6 to 8). */
export class Messages {
  readonly #there = new Map<string, Known>();
  readonly #gone = new Map<string, Gone>();
  /** When a session removed messages, and nobody knows by which unique-ids. */
  #blindAt = 0;

  /** A session was told the unique-ids of all messages. `unsure`: another session is leaving just now. */
  listed(visit: Visit, unsure: boolean): void {
    const ids = new Set(visit.drop.uids.values());
    let fresh = 0;
    for (const id of ids) if (!this.#there.has(id)) fresh += 1;
    if (!unsure) this.#judgeMissing(visit, ids, fresh);
    this.#judgeRemoved(visit, ids);
    if (fresh > 0 && this.#gone.size > 0) visit.judge.held('rule.pop3.uidl-not-reused');
    for (const id of ids) this.#show(visit, id);
    this.#judgeShared(visit);
    for (const number of visit.drop.uids.keys()) this.learnt(visit, [{ number }]);
  }

  /** Facts of a message have to fit to those that earlier sessions found under its unique-id. */
  learnt(visit: Visit, about: Iterable<About>): void {
    for (const { number } of about) {
      const id = visit.drop.uids.get(number);
      const known = id === undefined ? undefined : this.#there.get(id);
      if (id !== undefined && known !== undefined) this.#learn(visit, id, known, facts(visit, number));
    }
  }

  left(leaving: Leaving, { drop }: Visit): void {
    if (touched(drop).some((number) => !drop.uids.has(number))) this.#blindAt = leaving.over ?? Infinity;
    for (const number of touched(drop)) {
      const id = drop.uids.get(number) ?? '';
      const known = this.#there.get(id);
      if (!known) continue;
      this.#there.delete(id);
      this.#keepGone(id, { facts: known.facts, leaving, marked: drop.marked.has(number) });
    }
  }

  dropped({ drop }: Visit, at: number): void {
    const blind = touched(drop).some((number) => !drop.uids.has(number));
    const ids = blind ? [...this.#there.keys()] : touched(drop).map((number) => drop.uids.get(number) ?? '');
    for (const id of ids) {
      const known = this.#there.get(id);
      if (known) known.droppedAt = at;
    }
  }

  /** What nobody can have removed is listed. */
  #judgeMissing(visit: Visit, ids: ReadonlySet<string>, fresh: number): void {
    // What it has marked itself is not listed, and who knows which unique-id that has.
    if ([...visit.drop.marked].some((number) => !visit.drop.uids.has(number))) return;
    const seen = { sure: 0, dropped: 0 };
    const missing: [string, Known][] = [];
    for (const [id, known] of this.#there) {
      if (!this.#isSure(known, visit)) continue;
      seen.sure += 1;
      if (known.droppedAt > known.shownAt) seen.dropped += 1;
      if (!ids.has(id)) missing.push([id, known]);
    }
    for (const [id] of missing) this.#there.delete(id);
    if (seen.sure > 0) judgeMissing(visit, missing, { changed: fresh >= missing.length, dropped: seen.dropped > 0 });
  }

  /** What was marked before a QUIT that was answered +OK may not come again. */
  #judgeRemoved({ login, judge }: Visit, ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const gone = this.#gone.get(id);
      if (!gone || !isRemoved(gone) || login.sentAt < (gone.leaving.over ?? Infinity)) continue;
      // Somebody else may have put a copy there, and unique-ids may be made of the octets.
      if (login.addedAt > gone.leaving.from) continue;
      const texts = { path: `UIDL / ${id}`, wanted: 'no message that was removed', got: 'the unique-id of one' };
      judge.broken('rule.pop3.quit-removes', texts);
    }
    if (this.#gone.size > 0) judge.held('rule.pop3.quit-removes');
  }

  #show({ login }: Visit, id: string): void {
    const known = this.#there.get(id);
    if (known && known.shownBy > login.sentAt) return;
    const gone = this.#gone.get(id);
    // A session that logged in before keeps what it had.
    if (gone && login.sentAt < (gone.leaving.over ?? Infinity)) return;
    this.#gone.delete(id);
    const shown = { shownAt: login.sentAt, shownBy: login.repliedAt };
    if (known) Object.assign(known, shown);
    else this.#there.set(id, { firstAt: login.repliedAt, ...shown, droppedAt: 0, ...history(gone) });
  }

  /** Only copies may share a unique-id. */
  #judgeShared(visit: Visit): void {
    const first = new Map<string, number>();
    for (const [number, id] of visit.drop.uids) {
      const other = first.get(id);
      if (other === undefined) first.set(id, number);
      else if (differs(facts(visit, number), facts(visit, other))) this.#shared(visit, id, [other, number]);
    }
    if (first.size > 0) visit.judge.held('rule.pop3.uidl-unique');
  }

  #shared({ judge }: Visit, id: string, numbers: readonly number[]): void {
    const got = `${id} for messages ${numbers.join(' and ')}, which differ`;
    judge.broken('rule.pop3.uidl-unique', { path: 'UIDL', wanted: 'one unique-id for each message', got });
  }

  /** Whether the message must have been there at the login of a session. */
  #isSure({ firstAt, shownAt, shownBy }: Known, { login }: Visit): boolean {
    const known = firstAt < login.sentAt && shownBy < login.sentAt;
    return known && shownAt > login.disturbedAt && shownAt > this.#blindAt;
  }

  #learn({ judge }: Visit, id: string, known: Known, told: MessageFacts): void {
    if (known.former && differs(known.former, told)) {
      const got = 'a message with other octets under it';
      judge.broken('rule.pop3.uidl-not-reused', {
        path: `unique-id ${id}`,
        wanted: 'the removed message, or none',
        got,
      });
      known.facts = told;
      return;
    }
    if (hasOtherText(known.facts, told)) {
      const wanted = 'the message that it named in an earlier session';
      judge.broken('rule.pop3.uidl-unique', { path: `unique-id ${id}`, wanted, got: 'one with another text' });
    }
    known.facts = { ...known.facts, ...told };
  }

  #keepGone(id: string, gone: Gone): void {
    this.#gone.set(id, gone);
    keepNewest(this.#gone, limits.removalsRemembered);
  }
}

/** What is known of a message when it shows up: of one that was not removed after all, what it was. */
function history(gone: Gone | undefined): Pick<Known, 'facts' | 'former'> {
  if (!gone) return { facts: {}, former: undefined };
  return isRemoved(gone) ? { facts: {}, former: gone.facts } : { facts: gone.facts, former: undefined };
}

function isRemoved({ leaving, marked }: Gone): boolean {
  return marked && leaving.accepted;
}

/** Numbers of messages that may go when a session ends: marked, or fetched where a site has such a policy (RFC 1939 section 8). */
function touched({ marked, fetched }: Drop): readonly number[] {
  return [...new Set([...marked, ...fetched])];
}

type Missing = readonly (readonly [string, Known])[];

/** Whose rule it is that messages are missing. `changed`: as many came as are missing. */
function judgeMissing({ judge }: Visit, missing: Missing, how: { changed: boolean; dropped: boolean }): void {
  const changed = missing.length > 0 && how.changed;
  const path = 'UIDL';
  const renamed = { path, wanted: someOf(missing), got: 'other unique-ids' };
  decide(judge, 'rule.pop3.uidl-persistent', !changed, () => renamed);
  if (changed) return;
  const dropped = missing.filter(([, { droppedAt, shownAt }]) => droppedAt > shownAt);
  const kept = missing.filter((one) => !dropped.includes(one));
  const got = 'a listing without it';
  const lost = { path: 'UIDL after a session without QUIT', wanted: someOf(dropped), got };
  if (how.dropped) decide(judge, 'rule.pop3.nothing-gone-without-quit', dropped.length === 0, () => lost);
  decide(judge, 'rule.pop3.quit-keeps-unmarked', kept.length === 0, () => ({ path, wanted: someOf(kept), got }));
}

function someOf(known: Missing): string {
  const more = known.length > 1 ? ` and ${known.length - 1} more` : '';
  return `${known[0]?.[0] ?? ''}${more}`;
}
