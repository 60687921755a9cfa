import { decodedBase64 } from './base64.ts';
import { decodeCharset } from './charset.ts';
import { hexDecoded } from './hex.ts';
import { textOf } from './text-of.ts';

/** Text as written, or encoded words of one charset that stand one after the other. */
type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly charset: string; readonly octets: Buffer[] };

/**
 * An encoded word (RFC 2047 section 2), with blanks or parentheses around it (section 5). A language may follow the
 * charset (RFC 2231 section 5).
 */
const encodedWord = /(?<=^|[ \t(])=\?([^ \t?*]+)(?:\*[^ \t?]*)?\?([bq])\?([^ \t?]*)\?=(?=$|[ \t)])/gi;

/** Text of an unfolded field value, its encoded words decoded. Those of unknown charsets stay as they are. */
export function decodedText(value: Buffer): string {
  const latin1 = value.toString('latin1');
  if (!latin1.includes('=?')) return textOf(latin1);
  return runsOf(latin1)
    .map((run) =>
      run.kind === 'text' ? textOf(run.text) : (decodeCharset(Buffer.concat(run.octets), run.charset) ?? ''),
    )
    .join('');
}

function runsOf(latin1: string): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of latin1.matchAll(encodedWord)) {
    const [written, charset = '', encoding = '', text = ''] = match;
    if (decodeCharset(Buffer.alloc(0), charset) === undefined) continue;
    pushWord(runs, latin1.slice(at, match.index), { charset: charset.toLowerCase(), octets: octetsOf(encoding, text) });
    at = match.index + written.length;
  }
  return [...runs, { kind: 'text', text: latin1.slice(at) }];
}

/** Blanks between encoded words are no text (RFC 2047 section 6.2). Their octets are joined: programs cut characters in two. */
function pushWord(runs: Run[], before: string, word: { readonly charset: string; readonly octets: Buffer }): void {
  const last = runs.at(-1);
  const isNext = last?.kind === 'words' && /^[ \t]*$/.test(before);
  if (isNext && last.charset === word.charset) {
    last.octets.push(word.octets);
    return;
  }
  if (!isNext) runs.push({ kind: 'text', text: before });
  runs.push({ kind: 'words', charset: word.charset, octets: [word.octets] });
}

/** The encodings B and Q (RFC 2047 section 4). */
function octetsOf(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return decodedBase64(Buffer.from(text, 'latin1'));
  return hexDecoded(text.replaceAll('_', ' '), '=');
}
