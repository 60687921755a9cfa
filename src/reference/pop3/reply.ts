import type { TextId } from './texts/english.ts';

/** Response codes that the server knows (RFC 2449 section 8.1, RFC 3206, RFC 6856 section 5). */
export type ResponseCode = 'IN-USE' | 'AUTH' | 'SYS/TEMP' | 'UTF8';

/** What a command is answered with. */
export interface Reply {
  readonly status: '+OK' | '-ERR';
  readonly code?: ResponseCode;
  /** What clients read behind the status: a drop listing, a scan listing, a timestamp. */
  readonly data?: string;
  /** What people read. */
  readonly text?: TextId;
  /** Octets of the lines of a multi-line reply, in any pieces, each line with its CRLF, before byte-stuffing. */
  readonly body?: Iterable<Buffer>;
  /** What happens once the reply is written. */
  readonly afterwards?: () => Promise<void>;
}

/** A positive reply of one line. */
export function ok(text: TextId): Reply {
  return { status: '+OK', text };
}

/** A positive reply of one line with what a client reads. */
export function okData(data: string): Reply {
  return { status: '+OK', data };
}

/** A positive reply of many lines. */
export function okLines(text: TextId, lines: Iterable<string>): Reply {
  return { status: '+OK', text, body: octetsOf(lines) };
}

/** A refusal. */
export function err(text: TextId, code?: ResponseCode): Reply {
  return { status: '-ERR', text, ...(code !== undefined && { code }) };
}

function* octetsOf(lines: Iterable<string>): Iterable<Buffer> {
  for (const line of lines) yield Buffer.from(`${line}\r\n`);
}
