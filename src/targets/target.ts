/** A mailbox owner on a target. The password never reaches a report, a transcript or a message. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** One listening port of a target. STARTTLS and STLS are tried on `plain` ports. */
export interface Endpoint {
  readonly protocol: 'imap' | 'pop3';
  readonly tls: 'plain' | 'implicit';
  readonly host: string;
  readonly port: number;
}

/** A failure of a target that a person can do something about. `advice` says what. */
export class TargetError extends Error {
  readonly code:
    | 'definition'
    | 'engine'
    | 'image'
    | 'base-image'
    | 'build'
    | 'start'
    | 'not-ready'
    | 'operator'
    | 'accounts'
    | 'refused';
  readonly advice: string;
  constructor(code: TargetError['code'], message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TargetError';
    this.code = code;
    this.advice = advice;
  }
}

/** A server under test, started and reachable. The engine knows targets only by this interface. */
export interface Target extends AsyncDisposable {
  readonly name: string;
  readonly kind: 'container' | 'process' | 'remote' | 'embedded';
  /** What the server calls itself, with version. */
  readonly version: string;
  readonly image?: string;
  /** Bugs that an embedded server was told to have, and the choices made of it. */
  readonly faults?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly accounts: readonly Account[];
  /** True where accounts were made for this run: they may be written to and left dirty. */
  readonly disposable: boolean;
  /** Connections the target bears at once; cases run concurrently within it. */
  readonly maxConnections: number;
  /** Current endpoints; a restart may change them. */
  endpoints(): readonly Endpoint[];
  /**
   * Operator's acts; absent where the target cannot do them. Each resolves when the act is done and the server answers
   * again (restart, kill), or the message is in the INBOX's queue (deliver).
   */
  readonly deliver?: (user: string, messages: readonly Buffer[]) => Promise<void>;
  readonly restart?: () => Promise<void>;
  /** Kills the server without warning (SIGKILL) and starts it again. */
  readonly kill?: () => Promise<void>;
  /** Stops the server as its operator would. Until `start` nothing listens at its endpoints. */
  readonly stop?: () => Promise<void>;
  /** Starts it again; resolves when it answers. One that runs already is left alone. */
  readonly start?: () => Promise<void>;
  /** What the server logged, for the bundle; empty where it cannot be had. */
  logs(): Promise<string>;
}
