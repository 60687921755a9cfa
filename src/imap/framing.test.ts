import { describe, expect, it } from 'vitest';
import { limits } from '../wire/limits.ts';
import { ResponseFramer, type Frame } from './framing.ts';

function cut(stream: string, size: number): Frame[] {
  const bytes = Buffer.from(stream, 'latin1');
  const framer = new ResponseFramer();
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size) frames.push(...framer.push(bytes.subarray(at, at + size)));
  const last = framer.finish();
  return last === undefined ? frames : [...frames, last];
}

const rows: Record<string, readonly string[]> = {
  'two lines': ['* OK hi\r\n', 'a1 OK done\r\n'],
  'a literal': ['* 1 FETCH (BODY[] {5}\r\nab\r\nc)\r\n', 'a OK x\r\n'],
  'a literal of a whole response': ['* 1 FETCH (BODY[] {12}\r\na1 OK done\r\n UID 1)\r\n'],
  'two literals': ['* 1 FETCH (A {1}\r\nx B {2}\r\n\r\n)\r\n'],
  'an empty literal': ['* LIST () "/" {0}\r\n\r\n', '* OK\r\n'],
  'a literal8': ['* 1 FETCH (BINARY[1] ~{3}\r\n\0\r\n)\r\n'],
  'a non-synchronizing literal': ['* 1 FETCH (BODY[] {3+}\r\na\nb)\r\n'],
  'a size at the end of a tagged text': ['a1 OK see {5}\r\n', '* OK x\r\n'],
  'a size at the end of an untagged text': ['* NO see {5}\r\n', '* bye {9}\r\n', '* OK x\r\n'],
  'a size at the end of a continuation': ['+ send {5}\r\n', '* OK x\r\n'],
  'a name that starts like a status': ['* OKAY {2}\r\n\r\n\r\n', '* OK x\r\n'],
  'a size within a quoted string left open': ['* LIST () "/" "a{3}\r\n', '* OK x\r\n'],
  'a quote escaped before a size': ['* LIST () "\\"" {3}\r\n\r\n1\r\n', '* OK x\r\n'],
  'bare line feeds': ['* OK a\n', '* LIST () NIL {2}\n\n\n\r\n', '\n', 'x\n'],
  'a carriage return alone': ['* OK a\rb\r\n'],
  'braces that are no size': ['* X {}\r\n', '* X {a}\r\n', '* X 5}\r\n'],
  'not an untagged response': ['*{2}\r\n', '** {2}\r\n'],
};

describe('ResponseFramer', () => {
  for (const [name, frames] of Object.entries(rows)) {
    for (const size of [1, 2, 3, 7, 1000]) {
      it(`cuts ${name}, ${size} octets at a time`, () => {
        const offsets = frames.map((_, index) => frames.slice(0, index).join('').length);
        expect(
          cut(frames.join(''), size).map(({ bytes, offset, fault }) => [bytes.toString('latin1'), offset, fault]),
        ).toEqual(frames.map((frame, index) => [frame, offsets[index], undefined]));
      });
    }
  }

  it('gives an unfinished response at the end of the stream, with a fault', () => {
    expect(
      cut('* OK a\r\n* 1 FETCH (BODY[] {9}\r\nabc', 4).map(({ bytes, fault }) => [bytes.length, fault?.offset]),
    ).toEqual([
      [8, undefined],
      [26, 26],
    ]);
  });

  it('gives nothing at the end where nothing is left', () => {
    const framer = new ResponseFramer();
    framer.push(Buffer.from('* OK a\r\n'));
    expect(framer.finish()).toBeUndefined();
  });

  it('does not wait for a literal beyond the limit', () => {
    const frames = cut('* 1 FETCH (BODY[] {99999999999999999999}\r\n* OK x\r\n', 5);
    expect(frames.map(({ bytes, fault }) => [bytes.length, fault?.rule])).toEqual([
      [42, 'response'],
      [8, undefined],
    ]);
  });

  it('does not keep an endless line', () => {
    const framer = new ResponseFramer();
    const chunk = Buffer.alloc(65_536, 'a');
    const frames = Array.from({ length: 40 }, () => framer.push(chunk)).flat();
    expect(frames.length).toBeGreaterThan(1);
    for (const { bytes, fault } of frames) {
      expect(bytes.length).toBeLessThan(limits.lineOctets + 2 * chunk.length);
      expect(fault?.message).toContain('a line of more than');
    }
  });

  it('does not keep an endless response of many literals', () => {
    const framer = new ResponseFramer();
    framer.push(Buffer.from('* 1 FETCH ('));
    const literal = Buffer.concat([Buffer.from('X {1000000}\r\n'), Buffer.alloc(1_000_000, 'a')]);
    const frames = Array.from({ length: 20 }, () => framer.push(literal)).flat();
    expect(frames[0]?.fault?.message).toContain('a response of more than');
  });
});
