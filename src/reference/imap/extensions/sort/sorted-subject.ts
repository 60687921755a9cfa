import type { Behaviour } from '../../../behaviour.ts';
import { limits } from '../../../limits.ts';
import { decodedText } from '../../../mime/encoded-words.ts';
import { valueNamed } from '../../../mime/fields.ts';
import { entityOf } from '../../../mime/parse.ts';
import { baseSubject } from './base-subject.ts';

/** The base subject of a message, empty where it has no subject (RFC 5256 sections 2.1 and 3). */
export function sortedSubject(octets: Buffer, behaviour: Behaviour): string {
  const value = valueNamed(entityOf(octets), 'subject')?.subarray(0, limits.subjectOctets);
  if (value === undefined) return '';
  const raw = value.includes('=?') && behaviour.has('imap.sort.subject-not-decoded');
  return based(raw ? value.toString('latin1') : decodedText(value), behaviour);
}

function based(subject: string, behaviour: Behaviour): string {
  const base = baseSubject(subject);
  if (base === subject) return base;
  return baseSubject(subject, {
    leader: behaviour.has('imap.sort.reply-prefix-kept'),
    trailer: behaviour.has('imap.sort.forward-trailer-kept'),
    blob: behaviour.has('imap.sort.list-tag-kept'),
    forward: behaviour.has('imap.sort.forward-brackets-kept'),
  });
}
