import type { LastEvent, ResponseEvent } from '../driver/event.ts';
import type { SessionObserver } from '../driver/session.ts';
import type { ImapParsed } from '../imap/response.ts';
import type { Pop3Parsed } from '../pop3/reply.ts';
import type { Ledger, Place } from '../model/ledger.ts';
import type { Ending, SessionWatch } from '../model/session.ts';
import type { OperatorDeed } from '../model/account.ts';
import { AccountWatch } from '../model/watch.ts';
import type { SourcePlace } from '../result/result.ts';
import type { Case } from '../script/model.ts';
import type { GrammarWatch } from './grammar-watch.ts';
import { isTls } from './leftover.ts';

/** Gives the observer of a new session. */
export type Observe = (session: { readonly name: string; readonly protocol: 'imap' | 'pop3' }) => SessionObserver;

/** What the ambient rules of a run go by. */
export interface RuleBook {
  readonly grammar: GrammarWatch;
  readonly ledger: Ledger;
  /** Milliseconds that the state rules have taken so far, over all sessions. */
  spentMs: number;
}

/** Holds everything that the sessions of a case send and receive against the ambient rules, from one empty account on. */
export class CaseWatch {
  /** The step under way. */
  at: SourcePlace;
  readonly #case: string;
  readonly #book: RuleBook;
  readonly #rules: AccountWatch;

  constructor(one: Pick<Case, 'id' | 'at' | 'nonsense'>, book: RuleBook) {
    this.at = one.at;
    this.#case = one.id;
    this.#book = book;
    this.#rules = new AccountWatch({ ledger: book.ledger, where: () => this.#place(), lawful: !one.nonsense });
  }

  readonly observe: Observe = (session) => {
    const watch = this.#rules.open(session);
    return {
      sent: (bytes) => {
        this.#timed(() => {
          watch.sent(bytes);
        });
      },
      response: (event) => {
        this.#response(watch, event);
      },
      secured: () => {
        watch.secured();
      },
      ended: (last, left) => {
        this.#timed(() => {
          watch.ended(endedBy(last, left));
        });
      },
    };
  };

  /** The operator of the server has done something that no session could have. */
  operator(deed: OperatorDeed): void {
    this.#rules.operator(deed);
  }

  #response(watch: SessionWatch, event: ResponseEvent): void {
    if (isTls(event.frame)) return;
    this.#book.grammar.look(event.protocol, event.protocol === 'imap' ? event.imap : event.pop3, this.#place());
    if (event.protocol === 'imap') this.#imap(watch, event.imap);
    else this.#pop3(watch, event.pop3);
  }

  /** What cannot be read is a finding of the grammar alone. Reading is none of the rules' work: who waits does it too. */
  #imap(watch: SessionWatch, response: ImapParsed): void {
    if (response.data.kind === 'unreadable') return;
    this.#timed(() => {
      watch.imap(response);
    });
  }

  #pop3(watch: SessionWatch, reply: Pop3Parsed): void {
    this.#timed(() => {
      watch.pop3(reply);
    });
  }

  /** What the rules cost is told in each result: they must not become what a run waits for. */
  #timed(judge: () => void): void {
    const since = performance.now();
    judge();
    this.#book.spentMs += performance.now() - since;
  }

  #place(): Place {
    return { case: this.#case, step: this.at };
  }
}

function endedBy(last: LastEvent, left: boolean): Ending {
  if ('by' in last && last.by === 'us') return 'us';
  return left || last.type === 'failed' ? 'unclear' : 'server';
}
