import { decodedText } from '../../mime/encoded-words.ts';
import type { Entity } from '../../mime/entity.ts';
import { fieldsNamed, valueNamed } from '../../mime/fields.ts';
import { joined, list, type Piece } from '../output.ts';
import { addressesIn, addressList, type Addresses } from './address-list.ts';
import { sentDateText } from './envelope-date.ts';
import { headerString, type Rendering } from './header-string.ts';

/** ENVELOPE: ten fields of a header in their order (RFC 9051 section 7.5.2, RFC 3501 section 7.4.2). */
export function envelope(entity: Entity, rendering: Rendering): Piece {
  const { behaviour } = rendering;
  const from = addressesIn(entity, 'From');
  const lists = [
    ...[from, senderOf(entity, rendering, from), replyToOf(entity, rendering, from)],
    ...[addressesIn(entity, 'To'), addressesIn(entity, 'Cc'), bccOf(entity, rendering)],
  ];
  const fields = [
    dateString(entity, rendering),
    subjectString(entity, rendering),
    ...lists.map((addresses) => addressList(rendering, addresses)),
    ...messageIds(entity, rendering),
  ];
  const references = valueNamed(entity, 'References');
  const isMore = references !== undefined && behaviour.has('imap.envelope.eleventh-field');
  return list(isMore ? [...fields, headerString(rendering, references)] : fields);
}

/** A field that is a string: NIL where it is absent; where it is empty, the RFC allows both. */
function stringOf(rendering: Rendering, value: Buffer | undefined): Buffer {
  const { behaviour } = rendering;
  if (value === undefined && behaviour.has('imap.envelope.absent-is-empty')) return joined('""');
  const isNil = value?.length === 0 && behaviour.setting('imap.envelope-of-empty-field') === 'nil';
  return headerString(rendering, isNil ? undefined : value);
}

function dateString(entity: Entity, rendering: Rendering): Buffer {
  const value = valueNamed(entity, 'Date');
  const rewritten = sentDateText(entity);
  const isOther = rewritten !== undefined && rewritten !== value?.toString('latin1');
  const isWrong = isOther && rendering.behaviour.has('imap.envelope.date-rewritten');
  return stringOf(rendering, isWrong ? Buffer.from(rewritten) : value);
}

/** The subject is unfolded, and not decoded: clients do that. */
function subjectString(entity: Entity, rendering: Rendering): Buffer {
  const { behaviour } = rendering;
  const [field] = fieldsNamed(entity, 'Subject');
  const value = valueNamed(entity, 'Subject');
  if (field?.body.includes('\n')) {
    const written = field.body.toString('latin1').trim();
    if (behaviour.has('imap.envelope.subject-keeps-fold')) return stringOf(rendering, Buffer.from(written, 'latin1'));
    if (behaviour.has('imap.envelope.subject-cut-at-fold')) {
      return stringOf(rendering, Buffer.from(written.replace(/\r?\n[^]*/, ''), 'latin1'));
    }
  }
  if (value?.includes('=?') && behaviour.has('imap.envelope.subject-decoded')) {
    return stringOf(rendering, Buffer.from(decodedText(value)));
  }
  return stringOf(rendering, value);
}

/** Absent or empty, it is the From field (RFC 9051 section 7.5.2). */
function senderOf(entity: Entity, { behaviour }: Rendering, from: Addresses): Addresses {
  const sender = addressesIn(entity, 'Sender');
  if (sender.length > 0) return behaviour.has('imap.envelope.sender-ignored') ? from : sender;
  if (from.length === 0) return from;
  const isAbsent = fieldsNamed(entity, 'Sender').length === 0;
  const isWrong = behaviour.has(isAbsent ? 'imap.envelope.sender-not-defaulted' : 'imap.envelope.empty-sender-is-nil');
  return isWrong ? [] : from;
}

function replyToOf(entity: Entity, { behaviour }: Rendering, from: Addresses): Addresses {
  const replyTo = addressesIn(entity, 'Reply-To');
  if (replyTo.length > 0 || from.length === 0) return replyTo;
  const sender = addressesIn(entity, 'Sender');
  if (sender.length > 0 && behaviour.has('imap.envelope.reply-to-is-sender')) return sender;
  const isAbsent = fieldsNamed(entity, 'Reply-To').length === 0;
  const isWrong = behaviour.has(
    isAbsent ? 'imap.envelope.reply-to-not-defaulted' : 'imap.envelope.empty-reply-to-is-nil',
  );
  return isWrong ? [] : from;
}

function bccOf(entity: Entity, { behaviour }: Rendering): Addresses {
  const bcc = addressesIn(entity, 'Bcc');
  return bcc.length > 0 && behaviour.has('imap.envelope.bcc-hidden') ? [] : bcc;
}

/** In-Reply-To and Message-ID. */
function messageIds(entity: Entity, rendering: Rendering): readonly Buffer[] {
  const { behaviour } = rendering;
  const [inReplyTo, messageId] = [valueNamed(entity, 'In-Reply-To'), valueNamed(entity, 'Message-ID')];
  const isSwapped = (inReplyTo ?? messageId) !== undefined && behaviour.has('imap.envelope.message-ids-swapped');
  const values = isSwapped ? [messageId, inReplyTo] : [inReplyTo, messageId];
  return values.map((value) => stringOf(rendering, value && withBrackets(rendering, value)));
}

function withBrackets({ behaviour }: Rendering, value: Buffer): Buffer {
  const isWrong = value.includes('<') && behaviour.has('imap.envelope.message-id-without-brackets');
  return isWrong ? Buffer.from(value.toString('latin1').replaceAll(/[<>]/g, ''), 'latin1') : value;
}
