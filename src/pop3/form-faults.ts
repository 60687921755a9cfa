import type { GrammarFault } from '../wire/tree.ts';
import { greetingFaults } from './greeting.ts';
import type { Line } from './line.ts';
import { fault } from './octets.ts';
import type { ReplyForm } from './reply-form.ts';
import type { StatusLine } from './status-line.ts';

/** Where the content of a line stands, and what it must look like. */
interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** What the pattern asks for, in words. */
  readonly wants: string;
}

/** RFC 1939 s.5: what follows the size is free, in STAT and in LIST. */
const dropListing: Rule = {
  name: 'drop-listing',
  pattern: /^[0-9]+ [0-9]+(?![0-9])/,
  wants: 'the number of messages, one space and their size in octets',
};
const scanListing: Rule = {
  name: 'scan-listing',
  pattern: /^[0-9]+ [0-9]+(?![0-9])/,
  wants: 'the message-number, one space and the size in octets',
};
/** RFC 1939 s.7: nothing follows the unique-id. */
const uniqueIdListing: Rule = {
  name: 'unique-id-listing',
  pattern: /^[0-9]+ [!-~]{1,70}$/,
  wants: 'the message-number, one space and a unique-id of 1 to 70 printable characters, and nothing else',
};
/** `capability = capa-tag *(SP param) CRLF`; a tag holds no "." (RFC 2449 s.3). */
const capability: Rule = {
  name: 'capability',
  pattern: /^[!-\-/-\x7f]+(?: [!-~]+)*$/,
  wants: 'a tag without ".", and parameters behind one space each',
};
const longestCapability = 512;

/** The faults that only show when one knows which command a reply answers. */
export function formFaults(
  bytes: Buffer,
  form: ReplyForm,
  first: StatusLine,
  lines: readonly Line[] | undefined,
): readonly GrammarFault[] {
  if (form === 'any') return [];
  if (form === 'greeting') return greetingFaults(first);
  if (first.status !== '+OK') return [];
  const status = { start: first.textStart, contentEnd: first.line.contentEnd, end: first.line.end };
  switch (form) {
    case 'drop-listing':
      return ruleFaults(bytes, dropListing, [status]);
    case 'scan-listing':
      return ruleFaults(bytes, scanListing, lines ?? [status]);
    case 'unique-id-listing':
      return ruleFaults(bytes, uniqueIdListing, lines ?? [status]);
    case 'capability':
      return [...ruleFaults(bytes, capability, lines ?? []), ...lengthFaults(lines ?? [])];
  }
}

function ruleFaults(bytes: Buffer, rule: Rule, lines: readonly Line[]): readonly GrammarFault[] {
  return lines
    .filter((line) => !rule.pattern.test(bytes.toString('latin1', line.start, line.contentEnd)))
    .map((line) => fault(rule.name, line.start, `the line must be ${rule.wants}`));
}

function lengthFaults(lines: readonly Line[]): readonly GrammarFault[] {
  return lines
    .filter((line) => line.end - line.start > longestCapability)
    .map((line) => fault('capability', line.start + longestCapability, 'a capability line has at most 512 octets'));
}
