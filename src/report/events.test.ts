import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sampleCheck, sampleFailure, sampleResult } from '../result/sample.ts';
import { eventsOf, readEvents, writeEvent } from './events.ts';

const result = sampleResult([sampleCheck({ id: 'a.1' }), sampleFailure({ id: 'a.2' }), sampleCheck({ id: 'a.3' })]);
const [start = '', first = '', second = '', third = '', end = ''] = eventsOf(result).map(writeEvent);
const whole = start + first + second + third + end;
const failFast = writeEvent({ event: 'end', complete: false, checks: 1, gate: { exitCode: 1, reasons: ['x'] } });

const rows: Readonly<Record<string, readonly [string, string, string | undefined]>> = {
  'a whole stream': [whole, 'whole', undefined],
  'a run without checks': [eventsOf(sampleResult([])).map(writeEvent).join(''), 'whole', undefined],
  'a run that stopped early': [start + first + failFast, 'whole', undefined],
  'no footer': [start + first + second + third, 'cut off', 'the run was cut off after 3 of 3 checks'],
  'half of the checks': [start + first, 'cut off', 'the run was cut off after 1 of 3 checks'],
  'half a line': [start + first + second.slice(0, 40), 'cut off', 'the run was cut off after 1 of 3 checks'],
  'half a footer': [
    start + first + second + third + end.slice(0, 9),
    'cut off',
    'the run was cut off after 3 of 3 checks',
  ],
  'a footer without its line end': [whole.slice(0, -1), 'cut off', 'the run was cut off after 3 of 3 checks'],
  nothing: ['', 'cut off', 'the stream is cut off before its first event'],
  'half of the start': [start.slice(0, 20), 'cut off', 'the stream is cut off before its first event'],
  'a check missing': [start + first + third + end, 'damaged', 'the stream holds 2 checks instead of 3'],
  'a check too many': [
    start + first + first + second + third + end,
    'damaged',
    'the stream holds 4 checks instead of 3',
  ],
  'a check missing in a run that stopped early': [
    start + failFast,
    'damaged',
    'the stream holds 0 checks instead of 1',
  ],
  'no start': [first + second, 'damaged', 'the stream does not begin with a start event'],
  'two runs in one file': [whole + whole, 'damaged', 'the stream has a second start event'],
  'a check behind the footer': [whole + first, 'damaged', 'the stream goes on after its end event'],
  'half a check behind the footer': [whole + first.slice(0, 9), 'damaged', 'the stream goes on after its end event'],
  'another file': ['<testsuites/>\n', 'damaged', 'line 1 is no event of a run'],
  'other JSON': ['{"event":"begin"}\n', 'damaged', 'line 1 is no event of a run'],
  'a broken line': [start + first.replace('{', '') + end, 'damaged', 'line 2 is no event of a run'],
};

describe('the event stream', () => {
  test.each(Object.entries(rows))('%s', (_, [text, state, problem]) => {
    expect(readEvents(text)).toMatchObject({ state, ...(problem !== undefined && { problem }) });
  });

  it('gives back what was written', () => {
    expect(readEvents(whole)).toEqual({ state: 'whole', events: eventsOf(result), checks: result.checks });
  });

  it('has one line an event, whatever the text in it', () => {
    const text = writeEvent({ event: 'check', check: sampleCheck({ message: 'a\r\nb\u2028c' }) });
    expect(text.trimEnd()).not.toContain('\n');
    expect(readEvents(start + text).checks[0]?.message).toBe('a\r\nb\u2028c');
  });

  it('is never taken as whole when cut, wherever that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(readEvents(whole.slice(0, length)).state).toBe('cut off');
      }),
      { numRuns: 300 },
    );
  });
});
