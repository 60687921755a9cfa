import { setMaxListeners } from 'node:events';
import { now } from '../driver/clock.ts';
import type { Session } from '../driver/session.ts';
import type { PrintedLine } from '../driver/transcript.ts';
import type { FixtureSource } from '../match/input.ts';
import type { CheckResult } from '../result/result.ts';
import type { Body, Case } from '../script/model.ts';
import type { Account, Target } from '../targets/target.ts';
import type { AccountPool, Lease } from './accounts.ts';
import { createRedactor } from '../wire/redact.ts';
import { describeSetUp, playBody, runBefore, startDevices } from './body.ts';
import { type CaseContext, keepersOf } from './context.ts';
import type { RuleBook } from './case-watch.ts';
import { CaseWatch } from './case-watch.ts';
import { fixturesOf, identifierOf } from './fixture-names.ts';
import { type AppSurroundings, LiveApp } from './live-app.ts';
import { LiveDevice } from './live-device.ts';
import { ServerLife } from './server-life.ts';
import { SessionKeeper } from './session-keeper.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { Finding } from './scorecard.ts';
import { Scorecard } from './scorecard.ts';
import { secretsOf } from './secrets.ts';
import { seedAccount } from './seed.ts';
import type { Tally } from './tally.ts';
import { resultOf } from './check-result.ts';

/** What running a case takes, the same for every case of a run. */
export interface CaseSurroundings {
  readonly target: Target;
  readonly pool: AccountPool;
  readonly speaksImap: boolean;
  readonly hierarchy: Hierarchy;
  readonly fixture: FixtureSource;
  readonly octets: (fixture: string) => Buffer;
  readonly timeoutScale: number;
  readonly tally: Tally;
  readonly rules: RuleBook;
  readonly signal: AbortSignal;
}

/** What a case leaves: a result for each of its checks, and what went over the wire. */
export interface PlayedCase {
  readonly results: readonly CheckResult[];
  /** Kept when the last connection is closed, which nobody has to wait for before the next case. */
  readonly transcript: Promise<string>;
  /** The same, session by session, to be asked for when `transcript` is there. */
  readonly trace: () => readonly SessionTrace[];
}

/** What went over the wire of one session, secrets masked, by a clock that all sessions share. */
export interface SessionTrace {
  readonly session: string;
  readonly lines: readonly PrintedLine[];
}

class Playing {
  readonly #one: Case;
  readonly #tls: TlsMode;
  readonly #around: CaseSurroundings;
  readonly #startedAt = now();
  readonly #closing: Promise<void>[] = [];
  readonly #secrets = new Set<string>();
  readonly #sessions: { readonly row: string | undefined; readonly session: Session }[] = [];
  readonly #findings: (Finding & { readonly durationMs: number })[] = [];

  constructor(one: Case, tls: TlsMode, around: CaseSurroundings) {
    this.#one = one;
    this.#tls = tls;
    this.#around = around;
    // Every session and app listens to it, and there may be many.
    setMaxListeners(0, around.signal);
  }

  async play(): Promise<PlayedCase> {
    const rest = [...this.#one.bodies];
    while (rest.length > 0) await this.#playOnOneSetUp(rest);
    const wentOut = this.#sessions.length > 0;
    return {
      results: this.#findings.map((finding) => resultOf(this.#one, finding, wentOut)),
      transcript: Promise.all(this.#closing).then(() => this.#transcript()),
      trace: () => this.#trace(),
    };
  }

  /** Leases an account, sets it up and plays bodies from the front of `rest`: one, or as many rows as the sessions bear. */
  async #playOnOneSetUp(rest: Body[]): Promise<void> {
    const [first] = rest;
    if (!first) return;
    const begun = now();
    let lease: Lease | undefined;
    let context: CaseContext | undefined;
    try {
      lease = await this.#around.pool.lease(this.#around.signal);
      for (const secret of secretsOf(lease.account)) this.#secrets.add(secret);
      context = await this.#setUp(first, lease.account);
      await this.#playRows(rest, context, begun);
    } catch (cause) {
      this.#giveUp(rest.shift() ?? first, cause, begun);
    } finally {
      this.#closing.push(this.#tearDown(context, first.row, lease));
    }
  }

  async #playRows(rest: Body[], context: CaseContext, begun: number): Promise<void> {
    let since = begun;
    const prepared = context.bindings;
    for (let body = rest[0]; body; body = rest[0]) {
      const current = { ...context, body, bindings: new Map([...prepared, ...bindingsOf(body)]) };
      const played = await playBody(current, body, createRedactor([...this.#secrets]), this.#startedAt);
      const at = now();
      rest.shift();
      this.#keep(played.card, at - since);
      since = at;
      if (this.#one.freshRows || !played.intact) return;
    }
  }

  async #setUp(body: Body, account: Account): Promise<CaseContext> {
    const { target, tally, signal, timeoutScale, speaksImap, hierarchy, octets, fixture, rules } = this.#around;
    const watch = new CaseWatch(this.#one, rules);
    const { observe } = watch;
    const reach = { target, account, tls: this.#tls, tally, signal, timeoutScale, observe };
    const { delivered } = await seedAccount(body, {
      ...reach,
      speaksImap,
      hierarchy,
      octets,
      opened: (session) => {
        for (const secret of secretsOf(account)) session.transcript.conceal(secret);
        this.#sessions.push({ row: body.row, session });
      },
    });
    const clients = this.#one.devices.filter(({ app }) => app === undefined);
    const devices = new Map(clients.map((device) => [device.name, new LiveDevice(device, account)]));
    const identify = identifierOf(this.#one.bodies.flatMap(fixturesOf), octets);
    const server = new ServerLife(target, () => {
      watch.operator('start');
    });
    const isServerStopped = (): boolean => server.isStopped;
    const context: CaseContext = {
      ...reach,
      one: this.#one,
      body,
      devices,
      apps: this.#apps(devices, { reach, hierarchy, identify, isServerStopped }),
      looks: new SessionKeeper('look', account),
      server,
      identify,
      hierarchy,
      fixture,
      delivered,
      watch,
      bindings: bindingsOf(body),
      deliveredDuring: false,
    };
    try {
      await startDevices(context);
      await runBefore(context, body.before);
    } catch (cause) {
      await context.server.startAgain();
      await this.#tearDown(context, body.row, undefined);
      throw cause;
    }
    return context;
  }

  #apps(
    devices: CaseContext['devices'],
    given: Pick<AppSurroundings, 'hierarchy' | 'identify' | 'isServerStopped'> & {
      readonly reach: Omit<AppSurroundings['reach'], 'revision'>;
    },
  ): CaseContext['apps'] {
    const { devices: all, revision } = this.#one;
    const around: AppSurroundings = {
      ...given,
      reach: { ...given.reach, revision },
      fixture: this.#around.octets,
      isMaildropHeld: () =>
        [...devices.values()].some(({ device, session }) => device.protocol === 'pop3' && session !== undefined),
    };
    return new Map(all.flatMap((one) => (one.app ? [[one.name, new LiveApp(one, one.app, around)] as const] : [])));
  }

  #keep(card: Scorecard, durationMs: number): void {
    this.#findings.push(...card.findings().map((finding) => ({ ...finding, durationMs })));
  }

  /** A body that could not be brought to its start, or that broke the harness. */
  #giveUp(body: Body, cause: unknown, begun: number): void {
    const card = new Scorecard(body);
    const setUp = describeSetUp(cause);
    if (this.#around.signal.aborted) card.settleRest('excluded', 'the run was stopped before this check was decided');
    else if (setUp !== undefined) card.settleRest('blocked', setUp);
    else card.settleRest('error', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    this.#keep(card, now() - begun);
  }

  /** Closes what is open; the account goes back when no session holds it any more. */
  async #tearDown(context: CaseContext | undefined, row: string | undefined, lease: Lease | undefined): Promise<void> {
    const keepers = context === undefined ? [] : keepersOf(context);
    for (const keeper of keepers)
      this.#sessions.push(...keeper.sessions.splice(0).map((session) => ({ row, session })));
    await Promise.all([
      ...[...(context?.devices.values() ?? [])].map((device) => device.drop()),
      ...[...(context?.apps.values() ?? [])].map(({ app }) => app[Symbol.asyncDispose]()),
    ]);
    if (lease) this.#around.pool.giveBack(lease);
  }

  #trace(): readonly SessionTrace[] {
    const redact = createRedactor([...this.#secrets]);
    return this.#sessions.map(({ session }) => ({ session: session.name, lines: session.transcript.print(redact) }));
  }

  #transcript(): string {
    const redact = createRedactor([...this.#secrets]);
    return this.#sessions
      .map(({ row, session }) => {
        const title = row === undefined ? session.name : `${session.name} (from row ${row})`;
        return `== ${title} ==\n${session.transcript.write(redact)}`;
      })
      .join('\n');
  }
}

function bindingsOf(body: Body): CaseContext['bindings'] {
  return new Map(Object.entries(body.bindings).map(([name, text]) => [name, { kind: 'text', text }]));
}

/** Plays a case from lease to teardown. Never throws for what a server does. */
export function playCase(one: Case, tls: TlsMode, around: CaseSurroundings): Promise<PlayedCase> {
  return new Playing(one, tls, around).play();
}
