import type { Behaviour } from '../behaviour.ts';
import { isAstringChar } from './grammar.ts';
import { encodeModifiedUtf7 } from './names.ts';
import { nstring } from './output.ts';

/** How a session writes names. */
interface Writer {
  readonly utf8: boolean;
  readonly behaviour: Behaviour;
}

/** A mailbox name as an astring (RFC 9051 section 9 mailbox). */
export function mailboxName(name: string, writer: Writer): Buffer {
  const octets = Buffer.from(writer.utf8 ? name : inModifiedUtf7(name, writer));
  return isAtom(octets, name) && writer.behaviour.setting('imap.names-written') === 'atom'
    ? octets
    : nstring(octets, writer.utf8);
}

function isAtom(octets: Buffer, name: string): boolean {
  return octets.length > 0 && octets.every(isAstringChar) && name.toUpperCase() !== 'NIL';
}

function inModifiedUtf7(name: string, { behaviour }: Writer): string {
  const encoded = encodeModifiedUtf7(name);
  const runs = encoded.match(/&[^-]+-/g) ?? [];
  if (runs.some((run) => run.includes(',')) && behaviour.has('imap.names.utf7-with-slash')) {
    return encoded.replaceAll(',', '/');
  }
  const isPadded = runs.some((run) => (run.length - 2) % 4 > 0) && behaviour.has('imap.names.utf7-with-padding');
  return isPadded ? encoded.replaceAll(/&([^-]+)-/g, (_, run: string) => `&${padded(run)}-`) : encoded;
}

function padded(run: string): string {
  return run.padEnd(Math.ceil(run.length / 4) * 4, '=');
}
