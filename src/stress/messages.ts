/** Octets of a message in two parts: between them stands a number, so that no two messages are alike. */
type Parts = readonly [Buffer, Buffer];

function message(subject: string, lines: readonly string[]): Parts {
  const header = [
    'From: Alice Example <alice@example.org>',
    'To: Bob Example <bob@example.org>',
    `Subject: ${subject}`,
    'Date: Mon, 7 Apr 2025 09:15:00 +0200',
    'Message-ID: <',
  ];
  const rest = ['@example.org>', '', ...lines, ''];
  return [Buffer.from(header.join('\r\n')), Buffer.from(rest.join('\r\n'))];
}

/** Messages that a load puts into mailboxes: small, so that the server and not the line is what is measured. */
const parts: Readonly<Record<string, Parts>> = {
  note: message('a note', ['Hello,', '', 'this is short.']),
  dots: message('dots', ['.', '..', '.a line that begins with a dot', 'the end']),
  list: message(
    'a list',
    Array.from({ length: 20 }, (_, index) => `item ${String(index + 1)} of a list that takes some room`),
  ),
};

/** Kinds of messages. */
export const messageKinds: readonly string[] = Object.keys(parts);

/** Makes messages, each with a number of its own. */
export class Mint {
  #made = 0;

  message(kind: string): Buffer {
    const [before, behind] = parts[kind] ?? [Buffer.alloc(0), Buffer.alloc(0)];
    this.#made += 1;
    return Buffer.concat([before, Buffer.from(String(this.#made).padStart(9, '0')), behind]);
  }
}
