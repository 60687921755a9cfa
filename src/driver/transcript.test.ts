import { describe, expect, it } from 'vitest';
import { Transcript } from './transcript.ts';

const plain = (bytes: Buffer): Buffer => bytes;

/** A transcript of lines `C: …` and `S: …`, one write each; escapes are JavaScript's. */
function record(...turns: readonly string[]): Transcript {
  const transcript = new Transcript();
  const offset = { sent: 0, received: 0 };
  turns.forEach((turn, at) => {
    const bytes = Buffer.from(turn.slice(3));
    const type = turn.startsWith('C') ? 'sent' : 'received';
    transcript.add({ type, at, session: 'x', bytes, offset: offset[type], secret: false });
    offset[type] += bytes.length;
  });
  return transcript;
}

describe('Transcript', () => {
  it('writes a line of the wire on each line, with times from the first entry', () => {
    const transcript = new Transcript();
    transcript.add({ type: 'connected', at: 5_000, session: 'x', peer: 'localhost:143' });
    const bytes = Buffer.from('* OK hi\r\n* 1 FE\0');
    transcript.add({ type: 'received', at: 5_001.5, session: 'x', bytes, offset: 0 });
    transcript.add({ type: 'ended', at: 6_234, session: 'x' });
    expect(transcript.write(plain)).toBe(
      [
        '    0.000000 -- connected to localhost:143',
        '    0.001500 S: * OK hi\\r\\n',
        '             S: * 1 FE\\x00',
        '    1.234000 -- the server sent FIN',
        '',
      ].join('\n'),
    );
  });

  it('keeps the last events where it is told how many, and still knows where secrets stand', () => {
    const transcript = new Transcript(2);
    transcript.conceal('hush');
    let offset = 0;
    const send = (text: string): void => {
      const bytes = Buffer.from(text);
      transcript.add({ type: 'sent', at: 0, session: 'x', bytes, offset, secret: false });
      offset += bytes.length;
    };
    for (let turn = 0; turn < 1000; turn++) {
      send(`${turn}\n`);
      expect(transcript.entries.length).toBeLessThanOrEqual(4);
    }
    send('is hu');
    send('sh\n');
    const lines = transcript.print(plain).map(({ text }) => text);
    expect(lines.slice(-2)).toEqual(['is ********', '********\\n']);
  });

  it('has nothing to write when nothing happened', () => {
    expect(new Transcript().write(plain)).toBe('');
  });

  it('masks what is concealed, in both directions', () => {
    const transcript = record('C: a1 LOGIN u secret\r\n', 'S: a1 NO secret is wrong\r\n');
    transcript.conceal('secret');
    transcript.conceal('');
    expect(transcript.write(plain)).not.toContain('secret');
    expect(transcript.write(plain)).toContain('C: a1 LOGIN u ********\\r\\n');
  });

  it('masks a secret that was sent in pieces', () => {
    const transcript = record(...Array.from('PASS secret\r\n', (letter) => `C: ${letter}`));
    transcript.conceal('secret');
    const text = transcript.write(plain);
    expect(
      text
        .match(/C: (.*)/g)
        ?.map((line) => line.slice(3))
        .join(''),
    ).toMatch(/^PASS (\*{8})+\\r\\n$/);
  });

  it('masks secrets that overlap', () => {
    const transcript = record('C: abcabcab\r\n');
    transcript.conceal('abcab');
    transcript.conceal('bc');
    expect(transcript.write(plain)).toMatch(/C: (\*{8})+\\r\\n\n$/);
  });

  it('masks a whole write that is secret', () => {
    const transcript = new Transcript();
    const bytes = Buffer.from('c2VjcmV0\r\n');
    transcript.add({ type: 'sent', at: 0, session: 'x', bytes, offset: 0, secret: true });
    expect(transcript.write(plain)).toBe('    0.000000 C: ********\n');
  });

  it('masks what the caller asks for too, in events as well', () => {
    const transcript = record('C: NOOP\r\n');
    transcript.add({ type: 'connected', at: 1, session: 'x', peer: 'NOOP:1' });
    const redact = (bytes: Buffer): Buffer => Buffer.from(bytes.toString().replaceAll('NOOP', '?'));
    expect(transcript.write(redact)).not.toContain('NOOP');
  });
});
