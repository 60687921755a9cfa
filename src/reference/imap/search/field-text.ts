import type { Behaviour } from '../../behaviour.ts';
import type { Address } from '../../mime/addresses.ts';
import { addressesOf } from '../../mime/addresses.ts';
import { decodedText } from '../../mime/encoded-words.ts';
import type { Entity, Field } from '../../mime/entity.ts';
import { fieldsNamed, unfolded } from '../../mime/fields.ts';

/** A field's text as it is compared: unfolded, its encoded words decoded (RFC 9051 section 6.4.4). */
export function fieldText(field: Field, behaviour: Behaviour): string {
  const folded = field.body.includes('\r\n ') || field.body.includes('\r\n\t');
  const value = folded && behaviour.has('imap.search.folded-field-cut') ? firstLine(field.body) : unfolded(field);
  const encoded = value.includes('=?');
  return encoded && behaviour.has('imap.search.encoded-words-not-decoded')
    ? value.toString('latin1')
    : decodedText(value);
}

function firstLine(body: Buffer): Buffer {
  return body.subarray(0, body.indexOf('\r\n'));
}

/** Texts of all fields of this name. */
export function fieldTexts(entity: Entity, name: string, behaviour: Behaviour): readonly string[] {
  const fields = fieldsNamed(entity, name);
  const searched = fields.length > 1 && behaviour.has('imap.search.first-field-only') ? fields.slice(0, 1) : fields;
  return searched.map((field) => fieldText(field, behaviour));
}

/** The address as ENVELOPE has it: names without quotes, comments left out, nothing else between. */
export function addressText(address: Address): string {
  if (address.kind === 'group-end') return '';
  const name = address.name === undefined ? '' : decodedText(Buffer.from(address.name, 'latin1'));
  if (address.kind === 'group-start') return `${name}:`;
  return `${name} <${address.mailbox}@${address.host}>`;
}

/** Texts of the addresses in all fields of this name. */
export function addressTexts(entity: Entity, name: string): readonly string[] {
  return fieldsNamed(entity, name).flatMap(addressTextsOf);
}

/** The same of those fields only where the addresses read otherwise than the field. */
export function specialAddressTexts(entity: Entity, name: string): readonly string[] {
  const isSpecial = ({ body }: Field): boolean => /["\\(]/.test(body.toString('latin1'));
  return fieldsNamed(entity, name).filter(isSpecial).flatMap(addressTextsOf);
}

function addressTextsOf(field: Field): readonly string[] {
  return addressesOf(unfolded(field)).map(addressText);
}
