import type { Behaviour } from '../../behaviour.ts';

/** What the store gets of a message: exactly its octets (RFC 9051 section 6.3.12). The rest are bugs of mail stores. */
export function keptOctets(behaviour: Behaviour, octets: Buffer): Buffer {
  const text = octets.toString('latin1');
  for (const { shows, damage, fault } of damages) {
    if (shows.test(text) && behaviour.has(fault)) return Buffer.from(damage(text), 'latin1');
  }
  return octets;
}

const damages = [
  {
    fault: 'imap.append.line-ends-changed',
    shows: /\r\n/,
    damage: (text: string) => text.replaceAll('\r\n', '\n'),
  },
  {
    fault: 'imap.append.final-line-end-added',
    shows: /[^\n]$/,
    damage: (text: string) => `${text}\r\n`,
  },
  {
    fault: 'imap.append.empty-lines-at-end-dropped',
    shows: /\r\n\r\n$/,
    damage: (text: string) => text.replace(/(?:\r\n)+$/, '\r\n'),
  },
  {
    fault: 'imap.append.eighth-bit-stripped',
    shows: /[\u0080-\u00ff]/,
    damage: (text: string) => String.fromCharCode(...Buffer.from(text, 'latin1').map((octet) => octet & 0x7f)),
  },
  {
    fault: 'imap.append.blanks-at-line-ends-dropped',
    shows: /[ \t]\r\n/,
    damage: (text: string) => text.replaceAll(/[ \t]+\r\n/g, '\r\n'),
  },
  {
    fault: 'imap.append.long-lines-broken',
    // Looked for at line starts only, which takes time in proportion to the message.
    shows: /(?:^|[\r\n])[^\r\n]{513}/,
    damage: (text: string) => text.replaceAll(/[^\r\n]{512}(?=[^\r\n])/g, '$&\r\n'),
  },
  {
    fault: 'imap.append.ends-at-dot',
    shows: /\r\n\.\r\n/,
    damage: (text: string) => text.slice(0, text.indexOf('\r\n.\r\n') + 2),
  },
  {
    fault: 'imap.append.from-lines-quoted',
    shows: /\r\nFrom /,
    damage: (text: string) => text.replaceAll('\r\nFrom ', '\r\n>From '),
  },
  {
    fault: 'imap.append.nul-dropped',
    shows: /\0/,
    damage: (text: string) => text.replaceAll('\0', ''),
  },
] as const;
