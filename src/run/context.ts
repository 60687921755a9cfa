import { apopDigest } from '../driver/sasl.ts';
import type { Session } from '../driver/session.ts';
import { greetingTimestamp } from '../pop3/greeting.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import type { FixtureSource, Seen } from '../match/input.ts';
import type { Bindings } from '../match/input.ts';
import { printData } from '../match/print.ts';
import type { Mismatch } from '../result/result.ts';
import type { Body, Case, Step } from '../script/model.ts';
import type { Account, Target } from '../targets/target.ts';
import { limits } from '../wire/limits.ts';
import type { CaseWatch } from './case-watch.ts';
import type { LiveApp } from './live-app.ts';
import type { LiveDevice } from './live-device.ts';
import type { ServerLife } from './server-life.ts';
import type { SessionKeeper } from './session-keeper.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { Sources } from './render.ts';
import type { Tally } from './tally.ts';

/** What the steps of one running body share. */
export interface CaseContext {
  readonly one: Case;
  readonly body: Body;
  readonly account: Account;
  readonly target: Target;
  readonly devices: ReadonlyMap<string, LiveDevice>;
  /** Devices that are mail apps. */
  readonly apps: ReadonlyMap<string, LiveApp>;
  /** Sessions of `server: look`. */
  readonly looks: SessionKeeper;
  readonly server: ServerLife;
  /** Name of the fixture that a header belongs to, of those that the case puts into the account. */
  readonly identify: (header: Buffer) => string | undefined;
  readonly tls: TlsMode;
  readonly timeoutScale: number;
  /** How the target names mailboxes: `{prefix}` and `{delimiter}`. */
  readonly hierarchy: Hierarchy;
  readonly fixture: FixtureSource;
  /** The starting mailboxes were filled by delivery from outside: trace fields may stand on top. */
  readonly delivered: boolean;
  /** The ambient rules, over all sessions of the account. */
  readonly watch: CaseWatch;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /** Captures and row values so far. */
  bindings: Bindings;
  /** Set by the operator's acts: mail came from outside after the case began. */
  deliveredDuring: boolean;
}

/** Everyone who has had sessions. */
export function keepersOf(context: Pick<CaseContext, 'devices' | 'apps' | 'looks'>): readonly SessionKeeper[] {
  return [...context.devices.values(), ...context.apps.values(), context.looks];
}

/** What a step found. No mismatch: it holds. */
export interface StepOutcome {
  readonly mismatches: readonly Mismatch[];
  /** Names of the `one of` branches taken. */
  readonly branches: readonly string[];
  /** The exchange ran to its end, so that a later step can still mean something. */
  readonly completed: boolean;
  /** Why the refusal seen proves nothing: the positive control was refused too. */
  readonly inconclusive?: string;
  /** Outcomes of steps within an `at once` that decide checks of their own. */
  readonly named?: readonly { readonly step: Step; readonly outcome: StepOutcome }[];
}

export const holds: StepOutcome = { mismatches: [], branches: [], completed: true };

/** A deadline of the limits, in milliseconds, scaled as the user asked. */
export function scaled(context: Pick<CaseContext, 'timeoutScale'>, ms: number): number {
  return ms * context.timeoutScale;
}

export function replyDeadline(context: CaseContext): number {
  return scaled(context, limits.replyMs);
}

/** Names that the harness binds itself, for a command of this device. */
function givenOctets(context: CaseContext, name: string, session: Session | undefined): Buffer | undefined {
  const { user, password } = context.account;
  switch (name) {
    case 'user':
      return Buffer.from(user);
    case 'password':
      return Buffer.from(password);
    case 'sasl-plain':
      return Buffer.from(Buffer.from(`\0${user}\0${password}`).toString('base64'));
    case 'apop-digest':
      return apopOctets(session, password);
    case 'prefix':
      return Buffer.from(context.hierarchy.prefix);
    case 'delimiter':
      return Buffer.from(context.hierarchy.delimiter);
    default:
      return undefined;
  }
}

/** The digest for the timestamp in the greeting of the session (RFC 1939 section 7). */
function apopOctets(session: Session | undefined, password: string): Buffer | undefined {
  const greeting = session?.greeting;
  const timestamp = greeting?.protocol === 'pop3' ? greetingTimestamp(greeting.pop3) : undefined;
  return timestamp === undefined ? undefined : Buffer.from(apopDigest(timestamp, password));
}

/** The octets behind `{name}` in a command. */
function capturedOctets(context: CaseContext, name: string, session: Session | undefined): Buffer | undefined {
  const given = givenOctets(context, name, session);
  if (given) return given;
  const binding = context.bindings.get(name);
  if (!binding) return undefined;
  if (binding.kind === 'text') return Buffer.from(binding.text);
  return binding.value.kind === 'string' ? binding.value.octets : Buffer.from(printData(binding.value));
}

/** Where the commands of a case get their octets from. */
export function sourcesOf(context: CaseContext, session?: Session): Sources {
  return {
    capture: (name) => capturedOctets(context, name, session),
    fixture: (name, part) => {
      const found = context.fixture(name, part);
      return Buffer.isBuffer(found) ? found : Buffer.from(printData(found));
    },
  };
}

/** One mismatch of the connection itself. */
export function connectionMismatch(
  kind: 'disconnect' | 'timeout',
  path: string,
  wanted: string,
  got: string,
): StepOutcome {
  return { mismatches: [{ kind, path, wanted, got }], branches: [], completed: false };
}

/** The parts of a flight that judgement needs. */
export interface Evidence {
  readonly responses: readonly Seen[];
  readonly tags?: readonly string[];
  readonly ended?: 'timeout' | 'disconnect';
}
