import type { AppAct, SyncMethod } from '../device/index.ts';
import type { StepExpectations } from '../match/input.ts';
import type { Expectation } from '../match/pattern.ts';
import type { SourcePlace } from '../result/result.ts';
import type { Level } from '../result/verdict.ts';

/** How far a device is brought before the steps begin. POP3 knows no `selected`: it stands for TRANSACTION too. */
export type StartState = 'not connected' | 'connected' | 'authenticated' | 'selected';
export type Protocol = 'imap' | 'pop3';

/** A suite file, checked and compiled. */
export interface Suite {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly cases: readonly Case[];
}

export interface Case {
  /** `<suite id>.<case id>` */
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly at: SourcePlace;
  readonly requirements: readonly string[];
  /** The promise to mail users that it is evidence for. */
  readonly promise?: string;
  readonly tags: readonly string[];
  readonly needs: readonly Need[];
  readonly revision?: 'rev1' | 'rev2';
  /** TLS mode the case insists on; absent: the run's own. */
  readonly tls?: 'none' | 'starttls' | 'implicit';
  readonly devices: readonly Device[];
  /** Operator's acts that the steps use. */
  readonly operator: readonly OperatorAct[];
  /** True when no step changes anything on the server (EXAMINE, LIST, NOOP, RETR ...): may run with `--read-only`. */
  readonly readOnly: boolean;
  /** True when the case sends octets that no client should: the server's health is looked at afterwards. */
  readonly nonsense: boolean;
  /** One body, or one for each row of a table. */
  readonly bodies: readonly Body[];
  /**
   * True: each row starts from its own set-up. False: set-up and `before` happen once, with the first row, and the rows
   * follow one another on the same sessions; each starts with what `before` bound and its own values.
   */
  readonly freshRows: boolean;
}

/** Capabilities, any one of which will do. `imap` and `pop3` names are told apart by `protocol`. */
export interface Need {
  readonly protocol: Protocol;
  readonly anyOf: readonly string[];
  /** `not LOGINDISABLED`: none of them may be announced. */
  readonly absent?: true;
}

export interface Device {
  readonly name: string;
  readonly protocol: Protocol;
  /** Of a mail app `not connected`: it connects when it has to. */
  readonly start: StartState;
  readonly at: SourcePlace;
  /** The device is a mail app with a store of its own, not a client that is told its commands. */
  readonly app?: AppKind;
}

export interface AppKind {
  /** Whether it may connect from the start. */
  readonly online: boolean;
  /** IMAP: how it finds out what has changed (RFC 4549; RFC 7162). */
  readonly method?: SyncMethod;
}

/** A message put into a starting mailbox. */
export interface Seed {
  readonly fixture: string;
  readonly flags: readonly string[];
  /** INTERNALDATE as IMAP date-time, without quotes. */
  readonly date?: string;
}

export interface SeedMailbox {
  readonly name: string;
  readonly messages: readonly Seed[];
}

export interface CheckDeclaration {
  /** `<case id>`, `<case id>:<row>`, `<case id>:<check>` or `<case id>:<row>:<check>` */
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly level: Level;
  readonly at: SourcePlace;
}

export interface Body {
  /** Name of the row; absent for a case without a table. */
  readonly row?: string;
  readonly mailboxes: readonly SeedMailbox[];
  /** Row values: bound before the first step. Untyped `{name}` in texts was replaced already. */
  readonly bindings: Readonly<Record<string, string>>;
  /** The check that unnamed steps belong to; absent when every judged step is a named check. */
  readonly main?: CheckDeclaration;
  readonly checks: readonly CheckDeclaration[];
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
}

export interface StepBase {
  readonly at: SourcePlace;
  /** The lines of the step as written, for reports. */
  readonly source: string;
  /** Id of the check that this step decides, when it carries its own name. */
  readonly check?: string;
}

/**
 * What may be asked of what comes back, on any step of a device. `status` is empty for acts that have no tagged reply, for
 * steps that end before it (`until`, `pause`), and beside `one of`, whose branches carry it.
 */
export type Expectations = Omit<StepExpectations, 'each'>;

export interface Branch extends Expectations {
  readonly name: string;
}

/** A piece of a command as it goes over the wire. */
export type CommandPart =
  | { readonly kind: 'text'; readonly text: string }
  /** `(raw)`: octets as they are, escapes read. */
  | { readonly kind: 'octets'; readonly octets: Buffer }
  /** `{name}`: a capture, or `{user}`, `{password}`. */
  | { readonly kind: 'capture'; readonly name: string }
  /** `{=fixture}`, `{=fixture:part}`, `{~text}`, `{~{name}}`: sent as a literal; with `+` at the end non-synchronizing. */
  | {
      readonly kind: 'literal';
      readonly content:
        | { readonly fixture: string; readonly part?: string }
        | { readonly octets: Buffer }
        | { readonly capture: string };
      readonly synchronizing: boolean;
    };

export interface Command {
  /** As written, for reports. */
  readonly text: string;
  readonly parts: readonly CommandPart[];
  /** Tag asked for by `tag:`; the harness chooses otherwise. */
  readonly tag?: string;
}

/** One command, or several pipelined in one write. */
export interface CommandStep extends StepBase, Expectations {
  readonly op: 'command';
  readonly device: string;
  readonly commands: readonly Command[];
  /** Stops where the octets of the first literal would follow; `(go on)` sends them. */
  readonly pause: boolean;
  /** The step ends when this comes, instead of at the tagged reply. */
  readonly until?: Expectation;
  /** How the bytes are cut into writes. */
  readonly split?: 'octet' | readonly number[];
  /** Poll: the command is sent again until the expectations hold, at most this long. */
  readonly againWithinMs?: number;
  readonly oneOf: readonly Branch[];
  /** `expect each of SET`: the patterns must hold for `{n}` bound to each number. */
  readonly each?: { readonly set: readonly number[]; readonly expect: readonly Expectation[] };
  /** The legal twin of a refused command, that must be accepted for the refusal to prove anything. */
  readonly control?: Command;
}

export const acts = ['connect', 'close', 'reset', 'half-close', 'wait', 'quiet', 'go on', 'raw', 'tls'] as const;

/** An act of a device on its connection. */
export interface ActStep extends StepBase, Expectations {
  readonly op: 'act';
  readonly device: string;
  readonly act: (typeof acts)[number];
  /** `(connect) authenticated`: how far; absent: the start state of the device. */
  readonly to?: StartState;
  /** `(raw)`: what is sent. */
  readonly parts: readonly CommandPart[];
  readonly split?: 'octet' | readonly number[];
  /** `within` of `(wait)` and `(raw)`, `for` of `(quiet)`. */
  readonly withinMs?: number;
  readonly oneOf: readonly Branch[];
}

export type OperatorAct = 'deliver' | 'restart' | 'kill' | 'stop' | 'start';

export interface OperatorStep extends StepBase {
  readonly op: 'operator';
  readonly act: OperatorAct;
  readonly fixtures: readonly string[];
}

/** Messages by the folder they are in, each named by its fixture; a name stands as often as the message is there. */
export type Held = ReadonlyMap<string, readonly string[]>;

/** What may be said of the messages and folders that an app or the server has. */
export interface Holdings {
  readonly holds?: Held;
  readonly unread?: Held;
  readonly flagged?: Held;
  readonly folders?: readonly string[];
  readonly noFolders?: readonly string[];
}

/** What may be asked of a mail app after a word: what it has, and what the word did. */
export interface AppExpectations extends Holdings {
  readonly opens?: Held;
  readonly cannotOpen?: Held;
  readonly got?: readonly string[];
  readonly gotAtMost?: readonly string[];
  readonly droppedCache?: boolean;
  /** The word must fail so; without it it must not fail. */
  readonly fails?: 'offline' | 'refused';
}

export interface AppBranch extends AppExpectations {
  readonly name: string;
}

/** What an app is told. How long an `idle` lasts is settled when it is played. */
export type ScriptedAct = Exclude<AppAct, { readonly word: 'idle' }> | { readonly word: 'idle' };

/** A word of a mail user, and what the app has afterwards. */
export interface AppStep extends StepBase, AppExpectations {
  readonly op: 'app';
  readonly device: string;
  /** As written, for reports. */
  readonly text: string;
  readonly act: ScriptedAct;
  readonly oneOf: readonly AppBranch[];
  /** `idle` lasts at most so long; other words are repeated until what is said of them holds. */
  readonly withinMs?: number;
}

export interface ServerBranch extends Holdings {
  readonly name: string;
}

/** `server: look`: what the server holds, seen through a session of its own that changes nothing. */
export interface ServerLook extends StepBase, Holdings {
  readonly op: 'server';
  readonly oneOf: readonly ServerBranch[];
  readonly withinMs?: number;
}

/**
 * `at once:` commands of several devices, all sent before any reply is read, and words of mail apps, which run meanwhile.
 * Each is judged by itself, under its own check or that of the `at once`.
 */
export interface AtOnceStep extends StepBase {
  readonly op: 'at once';
  readonly steps: readonly (CommandStep | AppStep)[];
  /** What the apps got as new, all together. */
  readonly betweenThem?: readonly string[];
}

/**
 * `together:` steps of one device, in order, whose responses are judged as one. Its `status` has one for each tagged
 * reply of the steps inside, in order; these expect nothing of their own.
 */
export interface TogetherStep extends StepBase, Expectations {
  readonly op: 'together';
  readonly device: string;
  readonly steps: readonly (CommandStep | ActStep)[];
  readonly oneOf: readonly Branch[];
}

export type Step = CommandStep | ActStep | OperatorStep | AppStep | ServerLook | AtOnceStep | TogetherStep;
