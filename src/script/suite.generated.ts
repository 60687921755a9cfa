/* Written by scripts/generate-types.js from schemas/suite.schema.json. Change that file instead. */

export type Title = string;
/**
 * @minItems 1
 */
export type Texts = string | string[];
export type Needs = string | Need[] | AnyOf;
export type Need = string | AnyOf;
export type Revision = 'rev1' | 'rev2';
export type Tls = 'none' | 'starttls' | 'implicit';
export type Given =
  | string
  | string[]
  | {
      [k: string]: Messages;
    };
export type Messages = string[];
export type Start =
  | StartState
  | {
      [k: string]: StartState;
    };
export type StartState = 'not connected' | 'connected' | 'authenticated' | 'selected' | 'online' | 'offline';
export type Slug = string;
/**
 * @minItems 1
 */
export type Status = string | string[];
/**
 * @minItems 1
 *
 * This interface was referenced by `Step`'s JSON-Schema definition
 * via the `patternProperty` "^expect each of [0-9:,]+$".
 */
export type Lines = string | number | (string | number)[];
/**
 * @minItems 1
 */
export type Wheres = string | string[];
export type Held =
  | string
  | string[]
  | {
      [k: string]: FixtureNames;
    };
export type FixtureNames = string | string[];
/**
 * @minItems 1
 */
export type FolderNames = string | string[];
export type Duration = string;
/**
 * @minItems 1
 */
export type Steps = Step[];

/**
 * A suite: conversations on one topic, each with the answers that the RFCs allow.
 */
export interface SuiteFile {
  /**
   * Id of the suite, e.g. `imap.expunge`. It leads the id of each case: `imap.expunge.announced-to-other-sessions`.
   */
  suite: string;
  title: Title;
  defaults?: Defaults;
  /**
   * The conversations. They do not depend on each other and may run in any order.
   *
   * @minItems 1
   */
  cases: Case[];
}
export interface Defaults {
  requirement?: Texts;
  tags?: Texts;
  needs?: Needs;
  revision?: Revision;
  tls?: Tls;
  given?: Given;
  mailboxes?: Texts;
  devices?: Devices;
  start?: Start;
}
export interface AnyOf {
  /**
   * Capabilities, one of which is enough.
   *
   * @minItems 1
   */
  'any of': string[];
}
export interface Devices {
  [k: string]: 'imap' | 'pop3' | 'imap app' | 'imap app by CONDSTORE' | 'imap app by QRESYNC' | 'pop3 app';
}
export interface Case {
  id: Slug;
  title?: Title;
  requirement?: Texts;
  promise?: Slug;
  tags?: Texts;
  needs?: Needs;
  revision?: Revision;
  tls?: Tls;
  given?: Given;
  mailboxes?: Texts;
  devices?: Devices;
  start?: Start;
  before?: Steps;
  steps: Steps;
  /**
   * A table: the steps are played once for each row, with `{variable}` replaced by the row's text. Each row is a check of its own, `<case>:<row>`.
   */
  rows?: {
    [k: string]: Row;
  };
  /**
   * `fresh`: each row gets its own set-up. Without it the rows follow one another on the same sessions.
   */
  'each row'?: 'fresh';
}
export interface Step {
  /**
   * What the operator of the server does: `deliver FIXTURE...` (mail from outside, into INBOX), `restart`, `kill` (without warning, then started again), `stop` and, later in the case, `start`.
   */
  operator?: string;
  /**
   * `look`: what the server holds, seen through a session of its own that changes nothing.
   */
  server?: 'look';
  'at once'?: Steps;
  together?: Steps;
  check?: Slug;
  title?: Title;
  requirement?: Texts;
  status?: Status;
  expect?: Lines;
  exactly?: Lines;
  /**
   * `true`: what is expected must come in the order written.
   */
  'in order'?: boolean;
  optional?: Lines;
  never?: Lines;
  /**
   * Permitted alternatives, by name. The first that holds is taken and recorded as a fact of the server; none holding is the failure.
   */
  'one of'?: {
    [k: string]: Branch;
  };
  /**
   * POP3: the multi-line reply, unstuffed, equals this fixture octet by octet: `plain`, `plain:header`, `plain:top 5`.
   */
  body?: string;
  where?: Wheres;
  holds?: Held;
  unread?: Held;
  flagged?: Held;
  opens?: Held;
  'cannot open'?: Held;
  folders?: FolderNames;
  'no folders'?: FolderNames;
  got?: FixtureNames;
  'got at most'?: FixtureNames;
  /**
   * Whether a folder had another UIDVALIDITY than before, so that the app dropped what it had cached of it.
   */
  'dropped cache'?: 'yes' | 'no';
  /**
   * The word must fail: for want of a connection, or because the server says no.
   */
  fails?: 'offline' | 'refused';
  'between them'?: FixtureNames;
  /**
   * The step ends when this comes, not at the tagged reply: `+` for IDLE.
   */
  until?: string;
  /**
   * `literal`: the command stops where the octets of its first literal would follow; `(go on)` sends the rest.
   */
  pause?: 'literal';
  within?: Duration;
  for?: Duration;
  'again within'?: Duration;
  /**
   * Cuts the command into separate writes: `octet` (one each), or after the given numbers of octets, `[5, 12]`.
   */
  split?: 'octet' | number[];
  /**
   * The legal twin of a command that must be refused, sent afterwards on the same session. Unless it succeeds the refusal proves nothing and the verdict is `inconclusive`.
   */
  control?: string;
  /**
   * The tag to use (IMAP). The harness chooses one otherwise.
   */
  tag?: string;
  /**
   * The name of a device: what it sends or does. A command (IMAP without tag), a list of commands (pipelined, in one write), or an act in parentheses; of a mail app, words of its user.
   *
   * @minItems 1
   */
  [k: string]:
    | Lines
    | string
    | string[]
    | 'look'
    | Steps
    | Texts
    | Status
    | boolean
    | {
        [k: string]: Branch;
      }
    | Wheres
    | Held
    | FolderNames
    | FixtureNames
    | 'yes'
    | 'no'
    | 'offline'
    | 'refused'
    | 'literal'
    | 'octet'
    | number[]
    | undefined;
}
export interface Branch {
  status?: Status;
  expect?: Lines;
  exactly?: Lines;
  /**
   * As in a step.
   */
  'in order'?: boolean;
  optional?: Lines;
  never?: Lines;
  /**
   * As in a step.
   */
  body?: string;
  where?: Wheres;
  holds?: Held;
  unread?: Held;
  flagged?: Held;
  opens?: Held;
  'cannot open'?: Held;
  folders?: FolderNames;
  'no folders'?: FolderNames;
  got?: FixtureNames;
  'got at most'?: FixtureNames;
  /**
   * As in a step.
   */
  'dropped cache'?: 'yes' | 'no';
  /**
   * As in a step.
   */
  fails?: 'offline' | 'refused';
}
export interface Row {
  title?: Title;
  requirement?: Texts;
  [k: string]: string | number | boolean | null | Texts | undefined;
}
