import { describe, expect, it, test } from 'vitest';
import { colourPaint, plainPaint, takesColour } from './paint.ts';

const terminal = { isTTY: true };
const pipe = {};

describe('colour', () => {
  test.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a terminal, NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['a terminal, NO_COLOR empty', terminal, { NO_COLOR: '' }, true],
    ['a pipe, FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
    ['a terminal, FORCE_COLOR off', terminal, { FORCE_COLOR: '0' }, false],
    ['both: no colour', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['a terminal that cannot', terminal, { TERM: 'dumb' }, false],
  ])('%s', (_, stream, env, colour) => {
    expect(takesColour(stream, env)).toBe(colour);
  });

  it('is put on by styleText, whatever the process writes to', () => {
    expect(colourPaint('bad', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(plainPaint('bad', 'x')).toBe('x');
  });
});
