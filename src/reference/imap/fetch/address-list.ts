import type { Behaviour } from '../../behaviour.ts';
import { type Address, addressesOf } from '../../mime/addresses.ts';
import { decodedText } from '../../mime/encoded-words.ts';
import type { Entity } from '../../mime/entity.ts';
import { valueNamed } from '../../mime/fields.ts';
import { joined, list } from '../output.ts';
import { headerString, type Rendering } from './header-string.ts';

export type Addresses = readonly Address[];
type Mailbox = Extract<Address, { kind: 'mailbox' }>;

/** Addresses of a field; none where the field is absent or empty. */
export function addressesIn(entity: Entity, name: string): Addresses {
  const value = valueNamed(entity, name);
  return value ? addressesOf(value) : [];
}

/** A list of addresses as ENVELOPE has it; NIL where there is none (RFC 9051 section 9 env-from). */
export function addressList(rendering: Rendering, all: Addresses): Buffer {
  const { behaviour } = rendering;
  const addresses = kept(behaviour, all);
  if (addresses.length === 0) return joined(behaviour.has('imap.envelope.empty-list') ? '()' : 'NIL');
  const isApart = addresses.length > 1 && behaviour.has('imap.envelope.blank-between-addresses');
  return list(
    addresses.map((address) => oneAddress(rendering, address)),
    isApart ? ' ' : '',
  );
}

/** Faults that lose addresses. */
function kept(behaviour: Behaviour, all: Addresses): Addresses {
  if (all.length > 1 && behaviour.has('imap.envelope.first-address-only')) return all.slice(0, 1);
  if (all.every(({ kind }) => kind === 'mailbox')) return all;
  if (behaviour.has('imap.envelope.group-members-lost')) return withoutMembers(all);
  if (behaviour.has('imap.envelope.group-markers-lost')) return all.filter(({ kind }) => kind === 'mailbox');
  if (behaviour.has('imap.envelope.group-end-lost')) return all.filter(({ kind }) => kind !== 'group-end');
  const isEmpty = all.length === 2 && all[0]?.kind === 'group-start';
  return isEmpty && behaviour.has('imap.envelope.empty-group-lost') ? [] : all;
}

function withoutMembers(all: Addresses): Addresses {
  let inGroup = false;
  return all.filter(({ kind }) => {
    if (kind !== 'mailbox') inGroup = kind === 'group-start';
    return kind !== 'mailbox' || !inGroup;
  });
}

/** Display name, source route, mailbox, host; a group starts and ends with one that has no host. */
function oneAddress(rendering: Rendering, address: Address): Buffer {
  if (address.kind === 'group-end') return joined('(NIL NIL NIL NIL)');
  if (address.kind === 'group-start') return list(['NIL', 'NIL', latin1String(rendering, address.name), 'NIL']);
  const { behaviour } = rendering;
  const { route, mailbox, host } = address;
  const isJoined = behaviour.has('imap.envelope.address-not-split');
  const isCased = mailbox !== mailbox.toLowerCase() && behaviour.has('imap.envelope.local-part-in-lower-case');
  return list([
    latin1String(rendering, nameOf(behaviour, address)),
    latin1String(rendering, route !== undefined && behaviour.has('imap.envelope.route-lost') ? undefined : route),
    latin1String(rendering, isJoined ? `${mailbox}@${host}` : isCased ? mailbox.toLowerCase() : mailbox),
    latin1String(rendering, isJoined ? undefined : host),
  ]);
}

function latin1String(rendering: Rendering, text: string | undefined): Buffer {
  return headerString(rendering, text === undefined ? undefined : Buffer.from(text, 'latin1'));
}

/** The display name is not decoded: clients do that. */
function nameOf(behaviour: Behaviour, { name, comment }: Mailbox): string | undefined {
  if (name === undefined) {
    return comment !== undefined && behaviour.setting('imap.comment-as-name') === 'taken' ? comment : undefined;
  }
  if (comment !== undefined && behaviour.has('imap.envelope.comment-in-name')) return `${name} (${comment})`;
  if (name.includes('=?') && behaviour.has('imap.envelope.name-decoded')) {
    return Buffer.from(decodedText(Buffer.from(name, 'latin1'))).toString('latin1');
  }
  return /[",.]/.test(name) && behaviour.has('imap.envelope.name-keeps-quotes') ? `"${name}"` : name;
}
