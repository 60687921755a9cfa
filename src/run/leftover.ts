import { ResponseFramer } from '../imap/framing.ts';
import { parseResponse } from '../imap/response.ts';
import type { Seen } from '../match/input.ts';
import { ReplyFramer } from '../pop3/reply-framer.ts';
import type { Pop3Parsed } from '../pop3/reply.ts';
import { parseReply } from '../pop3/reply.ts';
import type { Frame } from '../wire/frame.ts';

const PLUS = 0x2b;
/** Content types of TLS records: change_cipher_spec, alert, handshake, application_data (RFC 8446 section 5.1). */
const TLS_TYPES: ReadonlySet<number | undefined> = new Set([20, 21, 22, 23]);
/** The first octet of a record's version, in every version of TLS. */
const TLS_MAJOR = 3;

/** A POP3 reply; a continuation request (RFC 5034 section 4) is written like that of IMAP, and judged like it. */
export function seenReply(pop3: Pop3Parsed): Seen {
  const { bytes, faults, text } = pop3;
  if (pop3.status !== undefined || bytes[0] !== PLUS) return { kind: 'pop3', pop3 };
  return { kind: 'imap', imap: { bytes, faults, data: { kind: 'continuation', text: text.trimStart() } } };
}

/** Whether a record of TLS stands where a response would begin: no response of either protocol begins so. */
export const isTls = ({ bytes }: Frame): boolean => TLS_TYPES.has(bytes[0]) && bytes[1] === TLS_MAJOR;

/**
 * Octets that no one read before a handshake, as the responses they are. A server that takes what was sent in clear for
 * TLS sends an alert before our side begins: from there on the octets are no response, and only the transcript has them.
 */
export function seenIn(bytes: Buffer, protocol: 'imap' | 'pop3'): readonly Seen[] {
  const framer = protocol === 'imap' ? new ResponseFramer() : new ReplyFramer();
  const whole = framer.push(bytes);
  const last = framer.finish();
  const frames = last ? [...whole, last] : whole;
  const tls = frames.findIndex(isTls);
  return frames
    .slice(0, tls === -1 ? undefined : tls)
    .map(({ bytes: octets }) =>
      protocol === 'imap' ? { kind: 'imap', imap: parseResponse(octets) } : seenReply(parseReply(octets)),
    );
}
