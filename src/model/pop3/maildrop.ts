import { Door } from './door.ts';
import { Headcount } from './headcount.ts';
import type { Leaving } from './leaving.ts';
import { type About, Messages } from './messages.ts';
import type { Visit } from './visit.ts';
import { limits } from '../../wire/limits.ts';
import { keepNewest } from '../keep-newest.ts';

/** The maildrop of an account, over all its POP3 sessions. */
export class MaildropMirror {
  readonly door: Door = new Door();
  readonly #messages = new Messages();
  readonly #headcount = new Headcount();
  readonly #leaving = new Set<Leaving>();
  readonly #timestamps = new Set<string>();
  readonly #capabilities = new Map<boolean, ReadonlySet<string>>();
  /** Sessions that are open and not understood: what they do to the maildrop is not known. */
  #strangers = 0;
  /** The last moment at which such a session may have done something. */
  #strangeAt = 0;
  #removedAt = 0;

  /** The last moment at which a session may have removed something: infinite while one is leaving. */
  get removedAt(): number {
    return this.#leaving.size > 0 ? Infinity : this.#removedAt;
  }

  /** The last moment at which a session did what its mirror does not know. */
  get strangeAt(): number {
    return this.#strangers > 0 ? Infinity : this.#strangeAt;
  }

  strangerCame(): void {
    this.#strangers += 1;
  }

  strangerLeft(at: number): void {
    this.#strangers -= 1;
    this.#strangeAt = at;
  }

  /** Whether no greeting before had this timestamp. */
  isNewTimestamp(timestamp: string): boolean {
    if (this.#timestamps.has(timestamp)) return false;
    this.#timestamps.add(timestamp);
    keepNewest(this.#timestamps, limits.timestampsRemembered);
    return true;
  }

  /** What was announced before a login, on connections that were protected, or were not. */
  announced(secured: boolean, names?: ReadonlySet<string>): ReadonlySet<string> | undefined {
    if (names && !this.#capabilities.has(secured)) this.#capabilities.set(secured, names);
    return this.#capabilities.get(secured);
  }

  /** A session was told how many messages there are: for the first time. */
  counted(visit: Visit): void {
    this.#headcount.counted(visit, this.#leaving.size > 0);
  }

  /** A session was told the unique-ids of all its messages: for the first time. */
  listed(visit: Visit): void {
    this.#messages.listed(visit, this.#leaving.size > 0);
  }

  /** A session learnt something of messages, whose unique-ids it may know. */
  learnt(visit: Visit, about: Iterable<About>): void {
    this.#messages.learnt(visit, about);
  }

  /** QUIT was sent. */
  leaving(leaving: Leaving): void {
    this.#leaving.add(leaving);
  }

  /** QUIT was answered, or never will be. */
  left(leaving: Leaving, visit: Visit, at: number): void {
    this.#leaving.delete(leaving);
    this.#removedAt = at;
    this.#messages.left(leaving, visit);
    this.#headcount.left(leaving, visit);
  }

  /** A session ended without QUIT. */
  dropped(visit: Visit, at: number): void {
    this.#messages.dropped(visit, at);
    this.#headcount.dropped(visit, at);
  }
}
