/** `250 2.1.0 Sender taken`: a code, and an enhanced code where one belongs there (RFC 2034). */
export function replyLine(code: number, enhanced: string, text: string): string {
  return `${String(code)} ${enhanced} ${text}\r\n`;
}

/** A reply of several lines, as LHLO gets it; without enhanced codes (RFC 2034 section 4). */
export function replyLines(code: number, texts: readonly string[]): string {
  const last = texts.length - 1;
  return texts.map((text, index) => `${String(code)}${index === last ? ' ' : '-'}${text}\r\n`).join('');
}
