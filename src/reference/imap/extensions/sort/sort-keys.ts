import type { Behaviour } from '../../../behaviour.ts';
import { addressesOf } from '../../../mime/addresses.ts';
import { sentDate } from '../../../mime/date.ts';
import { decodedText } from '../../../mime/encoded-words.ts';
import { valueNamed } from '../../../mime/fields.ts';
import { entityOf } from '../../../mime/parse.ts';
import type { Instant, Message } from '../../../store/store.ts';
import { unicodeCasemap } from '../../search/casemap.ts';
import { sortedSubject } from './sorted-subject.ts';

/** What a message is sorted by under one criterion. */
export type SortValue = number | Buffer;
/** How a criterion gets it. */
export type SortKey = (message: Message, behaviour: Behaviour) => SortValue;

/** Strings are ordered as i;unicode-casemap does: by the octets of what they fold to (RFC 5256 section 7). */
function collated(text: string): Buffer {
  return Buffer.from(unicodeCasemap(text));
}

/** Local part of the first address; nothing where there is none, which comes before everything (RFC 5256 section 3). */
function address(field: string): SortKey {
  return ({ octets }, behaviour) => {
    const value = valueNamed(entityOf(octets), field);
    const first = value && addressesOf(value).find(({ kind }) => kind === 'mailbox');
    if (first?.kind !== 'mailbox')
      return behaviour.has('imap.sort.absent-field-last') ? Buffer.from([0xff]) : Buffer.alloc(0);
    const byName = first.name !== undefined && behaviour.has('imap.sort.addresses-by-display-name');
    return collated(byName ? decodedText(Buffer.from(first.name, 'latin1')) : first.mailbox);
  };
}

/** To the second, as clients see INTERNALDATE. */
function seconds({ epochMs }: Instant): number {
  return Math.floor(epochMs / 1000);
}

const arrival: SortKey = ({ octets, internalDate }, behaviour) => {
  const bySent = behaviour.has('imap.sort.arrival-is-sent-date');
  return seconds(bySent ? (sentDate(entityOf(octets)) ?? internalDate) : internalDate);
};

/** In UTC; the date of arrival where there is no date that can be read (RFC 5256 section 2.2). */
const date: SortKey = ({ octets, internalDate }, behaviour) => {
  if (behaviour.has('imap.sort.date-is-arrival')) return seconds(internalDate);
  const sent = sentDate(entityOf(octets));
  if (sent === undefined) return behaviour.has('imap.sort.undated-first') ? 0 : seconds(internalDate);
  return seconds(sent) + (behaviour.has('imap.sort.date-without-zone') ? sent.zoneMinutes * 60 : 0);
};

const size: SortKey = ({ octets }, behaviour) =>
  behaviour.has('imap.sort.sizes-as-text') ? Buffer.from(String(octets.length)) : octets.length;

const subject: SortKey = ({ octets }, behaviour) => {
  const sorted = sortedSubject(octets, behaviour);
  return behaviour.has('imap.sort.subject-case-counts') ? Buffer.from(sorted) : collated(sorted);
};

/** Sort keys by name in upper case (RFC 5256 section 3). */
export const sortKeys: Readonly<Record<string, SortKey>> = {
  ARRIVAL: arrival,
  CC: address('cc'),
  DATE: date,
  FROM: address('from'),
  SIZE: size,
  SUBJECT: subject,
  TO: address('to'),
};
