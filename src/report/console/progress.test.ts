import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../result/result.ts';
import { sampleCheck, sampleFailure, sampleResult } from '../../result/sample.ts';
import { eventsOf } from '../events.ts';
import { plainPaint } from '../paint.ts';
import { Progress } from './progress.ts';

function shown(checks: readonly CheckResult[], options: { readonly tty: boolean; readonly columns?: number }): string {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  const progress = new Progress({ write, tty: options.tty, columns: options.columns ?? 80, paint: plainPaint });
  for (const event of eventsOf(sampleResult(checks))) progress.show(event);
  return written.join('');
}

const clear = '\r\u001b[2K';
const failure = 'fail a.2: body octet 117: wanted ..\\r\\n, got .\\r\\n\n';

describe('progress on a terminal', () => {
  it('is one line, written over, and gone at the end', () => {
    const text = shown([sampleCheck({ id: 'a.1' }), sampleFailure({ id: 'a.2' })], { tty: true });
    expect(text).toBe(
      `2 checks on dovecot 2.4.1\n${clear}1 of 2 checks  a.1` +
        `${clear}${failure}${clear}2 of 2 checks, 1 unexpected  a.2${clear}`,
    );
  });

  it('never wraps', () => {
    expect(shown([sampleCheck({ id: 'a.very.long.name' })], { tty: true, columns: 20 })).toContain(
      `${clear}1 of 1 check  a.ver${clear}`,
    );
  });
});

describe('progress past the plan', () => {
  it('counts what came on top of it', () => {
    const written: string[] = [];
    const write = (text: string): void => void written.push(text);
    const progress = new Progress({ write, tty: true, columns: 80, paint: plainPaint });
    const [start, check] = eventsOf(sampleResult([sampleCheck({ id: 'a.1' })]));
    for (const event of [start, check, check]) if (event) progress.show(event);
    expect(written.at(-1)).toBe(`${clear}2 of 2 checks  a.1`);
  });
});

describe('progress in a log', () => {
  it('tells of what is unexpected as it comes, without control characters', () => {
    const checks = [
      sampleCheck({ id: 'a.1' }),
      sampleFailure({ id: 'a.2' }),
      sampleFailure({ id: 'a.3', standing: 'known' }),
      sampleCheck({ id: 'a.4', verdict: 'blocked', message: 'no login\u001b[2J' }),
    ];
    expect(shown(checks, { tty: false })).toBe(`4 checks on dovecot 2.4.1\n${failure}blocked a.4: no login\\x1B[2J\n`);
  });

  it('tells of every tenth of a long run', () => {
    const checks = Array.from({ length: 100 }, (_, at) => sampleCheck({ id: `a.${at}` }));
    const lines = shown(checks, { tty: false }).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toBe('10 of 100 checks');
    expect(lines.at(-1)).toBe('100 of 100 checks');
  });
});
