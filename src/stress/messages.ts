/** Octets of a message of text with a few header fields. */
function message(subject: string, lines: readonly string[]): Buffer {
  const header = [
    'From: Alice Example <alice@example.org>',
    'To: Bob Example <bob@example.org>',
    `Subject: ${subject}`,
    'Date: Mon, 7 Apr 2025 09:15:00 +0200',
    `Message-ID: <${subject.replaceAll(' ', '.')}@example.org>`,
  ];
  return Buffer.from([...header, '', ...lines, ''].join('\r\n'));
}

/** Messages that a load puts into mailboxes: small, so that the server and not the line is what is measured. */
export const messages: Readonly<Record<string, Buffer>> = {
  note: message('a note', ['Hello,', '', 'this is short.']),
  dots: message('dots', ['.', '..', '.a line that begins with a dot', 'the end']),
  list: message(
    'a list',
    Array.from({ length: 20 }, (_, index) => `item ${String(index + 1)} of a list that takes some room`),
  ),
};
