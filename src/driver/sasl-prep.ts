/** RFC 4013 s.2.1: mapped to nothing (RFC 3454 table B.1). */
const nothing = /\u00AD|\u034F|\u1806|[\u180B-\u180D]|[\u200B-\u200D]|\u2060|[\uFE00-\uFE0F]|\uFEFF/gu;
/** RFC 4013 s.2.1: mapped to a space (RFC 3454 table C.1.2). */
const spaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;

/** SASLprep (RFC 4013) as far as it changes a text: what it forbids is sent, for a server has to refuse it. */
export function saslPrep(text: string): string {
  return text.replace(nothing, '').replace(spaces, ' ').normalize('NFKC');
}
