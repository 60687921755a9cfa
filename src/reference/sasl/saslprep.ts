// Tables of RFC 3454, named as there. Unassigned code points are let through: names and passwords are queries here.
const spaces = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu;
const mappedToNothing = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/gu;
const prohibited = new RegExp(
  [
    '[\\p{Cc}\\p{Co}\\p{Cs}]', // C.2.1, C.3, C.5
    '[\\u06dd\\u070f\\u180e\\u2028\\u2029\\u2061-\\u2063\\u206a-\\u206f\\ufff9-\\ufffd\\u{1d173}-\\u{1d17a}]', // C.2.2, C.6
    '[\\p{Noncharacter_Code_Point}\\u2ff0-\\u2ffb\\u200e\\u200f\\u202a-\\u202e]', // C.4, C.7, C.8
    '[\\u{e0001}\\u{e0020}-\\u{e007f}]', // C.9
  ].join('|'),
  'u',
);
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const leftToRight = /(?![\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}])\p{L}/u;

/** A name or password prepared for comparison, or undefined where that fails (RFC 4013 section 2). */
export function saslPrep(text: string): string | undefined {
  const mapped = text.replace(spaces, ' ').replace(mappedToNothing, '').normalize('NFKC');
  if (prohibited.test(mapped)) return undefined;
  return keepsDirection(mapped) ? mapped : undefined;
}

/** RFC 3454 section 6: text from right to left begins and ends so, and has no letter of the other direction. */
function keepsDirection(text: string): boolean {
  if (!rightToLeft.test(text)) return true;
  const characters = Array.from(text);
  const ends = [characters[0] ?? '', characters.at(-1) ?? ''];
  return !leftToRight.test(text) && ends.every((character) => rightToLeft.test(character));
}
