import type { RuleId } from '../rules/all.ts';
import { decide } from '../judge.ts';
import type { Leaving } from './leaving.ts';
import type { Visit } from './visit.ts';

/** How many messages a session found, and when. */
interface Count {
  readonly messages: number;
  readonly sentAt: number;
  readonly repliedAt: number;
}

interface Removal {
  readonly from: number;
  readonly over: number | undefined;
  /** When the login of its session was answered: what the session marked was there then, and may have gone since. */
  readonly seenAt: number;
  /** As many messages must have gone with it, and may. */
  readonly atLeast: number;
  readonly atMost: number;
}

type Judged = Pick<Visit, 'login' | 'drop' | 'judge'>;

/** Messages by their number alone, for sessions that never ask for unique-ids: none may be missing that nobody removed. */
export class Headcount {
  #last: Count | undefined;
  #removals: Removal[] = [];
  /** When a session last ended without QUIT that had marked or fetched something. */
  #droppedAt = 0;

  /** `unsure`: another session is leaving, and what it removes is not known yet. */
  counted({ login, drop, judge }: Visit, unsure: boolean): void {
    const last = this.#last;
    const messages = drop.count ?? 0;
    if (last && !unsure && last.repliedAt < login.sentAt && last.sentAt > login.disturbedAt) {
      const between = this.#removals.filter(
        ({ from, over = Infinity }) => over > last.sentAt && from < login.repliedAt,
      );
      this.#judgeLeast({ login, drop, judge }, last, between);
      if (last.sentAt > login.addedAt && between.length > 0) this.#judgeMost({ login, drop, judge }, last, between);
    }
    this.#take({ messages, sentAt: login.sentAt, repliedAt: login.repliedAt });
  }

  #judgeLeast({ drop, judge }: Judged, last: Count, between: readonly Removal[]): void {
    const messages = drop.count ?? 0;
    const least = last.messages - between.reduce((sum, { atMost }) => sum + atMost, 0);
    for (const id of this.#rules(last, between.length > 0, messages >= least)) {
      const texts = { wanted: `at least ${least} messages`, got: String(messages) };
      decide(judge, id, messages >= least, () => ({ path: 'messages at login', ...texts }));
    }
  }

  /** Nothing can have come; sessions may have marked the same messages. */
  #judgeMost({ login, drop, judge }: Judged, last: Count, between: readonly Removal[]): void {
    const messages = drop.count ?? 0;
    const sure = between.filter(
      ({ from, over = Infinity, seenAt }) => from > last.repliedAt && over < login.sentAt && seenAt >= last.sentAt,
    );
    const gone = Math.max(0, ...sure.map(({ atLeast }) => atLeast));
    if (gone === 0) return;
    const most = last.messages - gone;
    const texts = { path: 'messages at login', wanted: `at most ${most} messages`, got: String(messages) };
    decide(judge, 'rule.pop3.quit-removes', messages <= most, () => texts);
  }

  left({ from, over, accepted }: Leaving, { login, drop }: Visit): void {
    const atMost = new Set([...drop.marked, ...drop.fetched]).size;
    this.#removals.push({ from, over, seenAt: login.repliedAt, atLeast: accepted ? drop.marked.size : 0, atMost });
  }

  dropped({ drop }: Visit, at: number): void {
    if (drop.marked.size + drop.fetched.size > 0) this.#droppedAt = at;
  }

  /** Whose rule it is. One loss is told once. */
  #rules(last: Count, quit: boolean, holds: boolean): readonly RuleId[] {
    const dropped = this.#droppedAt > last.sentAt;
    const rules: RuleId[] = [];
    if (dropped) rules.push('rule.pop3.nothing-gone-without-quit');
    if (quit || !dropped) rules.push('rule.pop3.quit-keeps-unmarked');
    return holds ? rules : rules.slice(0, 1);
  }

  /** The count of the latest login stands. */
  #take(count: Count): void {
    if (this.#last && this.#last.repliedAt > count.sentAt) return;
    this.#last = count;
    this.#removals = this.#removals.filter(({ over = Infinity }) => over > count.sentAt);
  }
}
