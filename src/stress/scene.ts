import type { Session } from '../driver/session.ts';
import { Ledger, type Occurrence } from '../model/ledger.ts';
import type { RuleId } from '../model/rules/all.ts';
import type { ExchangeLine } from '../result/result.ts';
import { secretsOf } from '../run/secrets.ts';
import type { Account } from '../targets/target.ts';
import { createRedactor } from '../wire/redact.ts';

/** Lines of a scene: the last ones of all sessions of the account, and of the session that it is about. */
const LINES = 45;
const OWN_LINES = 15;

/** Characters of a line: enough to tell what was said. */
const WIDTH = 300;

/** Commands and responses: message texts would take the room of what matters. */
const telling = {
  sent: /^(?:h\d+ |[A-Z]{3,4}(?: |\\r))/,
  received: /^(?:[*+] |\+OK|-ERR|h\d+ |\d+ |\.\\r)/,
  event: /^/,
} as const;

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

  /** The last lines before something that this session was told, secrets masked, in the order of the wire. */
  before(session: string): readonly ExchangeLine[] {
    const all = [...this.#sessions.values()].flatMap((one) => this.#linesOf(one));
    const own = all.filter((line) => line.session === session).slice(-OWN_LINES);
    const last = all.sort(byTime).slice(-LINES);
    return [...new Set([...own, ...last])].sort(byTime);
  }

  #linesOf({ name: session, transcript }: Session): readonly ExchangeLine[] {
    return transcript.print(this.#redact).flatMap(({ at, kind, text }) => {
      if (!telling[kind].test(text)) return [];
      const shown = text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
      return [{ session, atMs: Math.round(at * 1000) / 1000, direction: kind, text: shown }];
    });
  }
}

const byTime = (left: ExchangeLine, right: ExchangeLine): number => left.atMs - right.atMs;

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
      this.#kept.set(rule, scene?.before(occurrence.session) ?? []);
    }
    super.broken(rule, occurrence);
  }

  /** What led to the first breach of a rule. */
  sceneOf(rule: string): readonly ExchangeLine[] {
    return this.#kept.get(rule as RuleId) ?? [];
  }
}
