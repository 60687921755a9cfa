/** What a command's reply looks like: one line, or after `+OK` lines up to the terminator (RFC 1939 s.3). */
export type ReplyShape = 'line' | 'multi-line';

/** What the grammar asks of a reply beyond its shape, where it is positive. */
export type ReplyForm =
  | 'any'
  /** RFC 2449 s.3 `greeting` */
  | 'greeting'
  /** RFC 1939 s.5 STAT */
  | 'drop-listing'
  /** RFC 1939 s.5 LIST */
  | 'scan-listing'
  /** RFC 1939 s.7 UIDL */
  | 'unique-id-listing'
  /** RFC 2449 s.3 `capa-resp` */
  | 'capability';

export interface ExpectedReply {
  readonly shape: ReplyShape;
  readonly form: ReplyForm;
}

const forms: Readonly<Record<string, ReplyForm>> = {
  STAT: 'drop-listing',
  LIST: 'scan-listing',
  UIDL: 'unique-id-listing',
  CAPA: 'capability',
};

/**
 * Commands whose positive reply has lines whatever their arguments, and those where an argument makes it one line. No RFC
 * knows AUTH without a mechanism: servers that take it list their mechanisms.
 */
const multiLine = { always: ['RETR', 'TOP', 'CAPA'], bare: ['LIST', 'UIDL', 'LANG', 'AUTH'] } as const;

/** The reply that a command line has to get (RFC 1939 s.5 and s.7, RFC 2449 s.5, RFC 6856 s.3). */
export function replyTo(line: string): ExpectedReply {
  const [keyword = '', ...args] = line.trim().toUpperCase().split(/\s+/);
  const hasLines = args.length === 0 ? [...multiLine.always, ...multiLine.bare] : multiLine.always;
  const shape = (hasLines as readonly string[]).includes(keyword) ? 'multi-line' : 'line';
  return { shape, form: forms[keyword] ?? 'any' };
}
