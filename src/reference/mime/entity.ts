/** A field of a header: octets from its name to its last CRLF, and the octets after the colon up to that, still folded. */
export interface Field {
  /** As written; empty for lines that are no field. */
  readonly name: string;
  readonly raw: Buffer;
  readonly body: Buffer;
}

/** Content-Type and Content-Disposition: value in lower case, parameters in their order with names in lower case. */
export interface ParameterizedValue {
  readonly value: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** A message or a body part, as octets in the message that it stands in (RFC 2045 section 2.4). */
export interface Entity {
  /** Header with the empty line that ends it; empty for a part without header. */
  readonly header: Buffer;
  /** What follows the header: for a part without the CRLF that belongs to the next boundary (RFC 2046 section 5.1.1). */
  readonly body: Buffer;
  readonly fields: readonly Field[];
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Content-Transfer-Encoding in lower case; `7bit` where there is none. */
  readonly encoding: string;
  /** Parts of a multipart, in order; empty for everything else. */
  readonly parts: readonly Entity[];
  /** The message inside message/rfc822 and message/global. */
  readonly message: Entity | undefined;
}
