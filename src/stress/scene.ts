import type { Session } from '../driver/session.ts';
import { Ledger, type Occurrence } from '../model/ledger.ts';
import type { RuleId } from '../model/rules/all.ts';
import type { ExchangeLine } from '../result/result.ts';
import { secretsOf } from '../run/secrets.ts';
import type { Account } from '../targets/target.ts';
import { createRedactor } from '../wire/redact.ts';

/** Lines of a scene, over all sessions of the account. */
const LINES = 60;

/** Characters of a line: enough to tell what was said. */
const WIDTH = 300;

/** What the sessions of one account said last. */
export class Scene {
  readonly #redact: (bytes: Buffer) => Buffer;
  readonly #sessions = new Map<string, Session>();

  constructor(account: Account) {
    this.#redact = createRedactor(secretsOf(account));
  }

  /** A session of this account; it takes the place of an earlier one of its name. */
  enter(session: Session): void {
    this.#sessions.set(session.name, session);
  }

  has(session: string): boolean {
    return this.#sessions.has(session);
  }

  /** The last lines of all sessions, secrets masked, in the order in which they went over the wire. */
  lines(): readonly ExchangeLine[] {
    const lines = [...this.#sessions.values()].flatMap(({ name: session, transcript }) =>
      transcript.print(this.#redact).map(({ at, kind, text }) => ({
        session,
        atMs: Math.round(at * 1000) / 1000,
        direction: kind,
        text: text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text,
      })),
    );
    return lines.sort((left, right) => left.atMs - right.atMs).slice(-LINES);
  }
}

/** A ledger that keeps what was said when a rule was broken for the first time. */
export class SceneLedger extends Ledger {
  readonly #scenes: readonly Scene[];
  readonly #kept = new Map<RuleId, readonly ExchangeLine[]>();

  constructor(scenes: readonly Scene[]) {
    super();
    this.#scenes = scenes;
  }

  override broken(rule: RuleId, occurrence: Occurrence): void {
    if (!this.#kept.has(rule)) {
      const scene = this.#scenes.find((one) => one.has(occurrence.session));
      this.#kept.set(rule, scene?.lines() ?? []);
    }
    super.broken(rule, occurrence);
  }

  /** What led to the first breach of a rule. */
  sceneOf(rule: string): readonly ExchangeLine[] {
    return this.#kept.get(rule as RuleId) ?? [];
  }
}
