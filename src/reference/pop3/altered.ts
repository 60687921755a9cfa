import type { Behaviour } from '../behaviour.ts';

type Alteration = (text: string) => string;

const wideOctets = 65_536;

/** What RETR gives: the message, but for the faults that alter it. Texts here have one character an octet. */
export function retrieved(octets: Buffer, behaviour: Behaviour): Buffer {
  const alteration = alterationOf(octets.toString('latin1'), behaviour);
  return alteration === undefined ? octets : Buffer.from(alteration(octets.toString('latin1')), 'latin1');
}

function alterationOf(text: string, behaviour: Behaviour): Alteration | undefined {
  return lineAlteration(text, behaviour) ?? wholeAlteration(text, behaviour);
}

/** Faults that change single lines. */
function lineAlteration(text: string, behaviour: Behaviour): Alteration | undefined {
  if (/[ \t]\r\n/.test(text) && behaviour.has('pop3.retr.trailing-blanks-cut'))
    return (all) => all.replace(/[ \t]+\r\n/g, '\r\n');
  if (/[^\r\n]{511}/.test(text) && behaviour.has('pop3.retr.long-lines-broken'))
    return (all) => all.replace(/[^\r\n]{510}(?!\r\n)/g, '$&\r\n');
  if (text.includes('\r\n\r\n\r\n') && behaviour.has('pop3.retr.empty-lines-joined'))
    return (all) => all.replace(/(\r\n){3,}/g, '\r\n\r\n');
  if (/[\x80-\xff]/.test(text) && behaviour.has('pop3.retr.eighth-bit-cut')) return sevenBits;
  return undefined;
}

/** Faults that change the message as a whole. */
function wholeAlteration(text: string, behaviour: Behaviour): Alteration | undefined {
  if (text.length > wideOctets && behaviour.has('pop3.retr.cut-at-64-kib')) return (all) => all.slice(0, wideOctets);
  if (behaviour.has('pop3.retr.empty-line-added')) return (all) => `${all}\r\n`;
  if (behaviour.has('pop3.retr.status-field-added')) return (all) => `Status: RO\r\n${all}`;
  return undefined;
}

function sevenBits(text: string): string {
  const octets = Buffer.from(text, 'latin1');
  for (const [at, value] of octets.entries()) octets[at] = value & 0x7f;
  return octets.toString('latin1');
}
