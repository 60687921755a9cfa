import { describe, expect, it } from 'vitest';
import type { Requirement } from '../requirements/requirement.ts';
import type { Case, Suite } from '../script/model.ts';
import { UsageError } from './command.ts';
import { reportCoverage, ruleChecks } from './coverage.ts';
import type { CoverageRequest } from './coverage.ts';

const at = { file: 'a.yaml', line: 1, column: 1 };

function caseOf(id: string, requirements: readonly string[]): Case {
  const main = { id, title: id, requirements, level: 'must', at } as const;
  const body = { mailboxes: [], bindings: {}, main, checks: [], before: [], steps: [] };
  const traits = { tags: [], needs: [], devices: [], operator: [], readOnly: true, nonsense: false, freshRows: false };
  return { id, suite: 'a', title: id, at, requirements, bodies: [body], ...traits };
}

const statement = (id: string): Requirement => ({
  id,
  rfc: Number(id.slice(3, 7)),
  section: id.split('/')[1] ?? '',
  level: 'must',
  text: 'The server does it.',
  observable: true,
});

/** What the rules cite, one statement for each protocol, and two of POP3 more. */
const ruled = ruleChecks().flatMap((check) => check.requirements);
const [ruledPop3 = ''] = ruled.filter((id) => id.startsWith('rfc1939/'));
const ids = [...ruled, 'rfc1939/5/retr-answer', 'rfc1939/5/dele-answer'];
const requirements = {
  byId: new Map(ids.map((id) => [id, statement(id)])),
  rfcs: [
    { rfc: 1939, title: 'Post Office Protocol', complete: true, file: 'rfc1939.yaml' },
    { rfc: 9051, title: 'IMAP', complete: false, file: 'rfc9051.yaml' },
  ],
  problems: [],
};

function report(
  cited: readonly string[],
  request: Partial<CoverageRequest> = {},
): { readonly code: number; readonly out: string; readonly err: string } {
  const written = { out: '', err: '' };
  const suites: readonly Suite[] = [{ id: 'a', title: 'A', file: 'a.yaml', cases: [caseOf('a.1', cited)] }];
  const io = {
    out: (text: string): void => void (written.out += text),
    err: (text: string): void => void (written.err += text),
  };
  const code = reportCoverage({ suites, requirements }, { rfcs: [], open: false, json: false, ...request }, io);
  return { code, ...written };
}

describe('mailspec coverage', () => {
  it('counts what cases and rules cite', () => {
    const { code, out, err } = report(['rfc1939/5/retr-answer']);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(1, 3)).toEqual([
      '1939           3        2               0     1  complete  Post Office Protocol',
      '9051           1        1               0     0  in part   IMAP',
    ]);
  });

  it('shows one RFC, and what is open in it', () => {
    const { out } = report([], { rfcs: [1939], open: true });
    expect(out).not.toContain('9051');
    expect(out).toContain('open in RFC 1939\n  rfc1939/5/retr-answer  MUST\n');
  });

  it('gives JSON for machines', () => {
    expect(JSON.parse(report(['rfc1939/5/retr-answer'], { json: true, rfcs: [1939] }).out)).toMatchObject({
      rfcs: [
        {
          rfc: 1939,
          counts: { covered: 2, open: 1, 'not observable': 0 },
          statements: [
            { id: ruledPop3, state: 'covered', checks: ['rule.grammar.pop3'] },
            { id: 'rfc1939/5/retr-answer', state: 'covered', checks: ['a.1'] },
            { id: 'rfc1939/5/dele-answer', state: 'open', checks: [] },
          ],
        },
      ],
      unknown: [],
    });
  });

  it('ends with 2 where something is cited that is not there', () => {
    const { code, err } = report(['rfc1939/5/gone']);
    expect(code).toBe(2);
    expect(err).toBe('cited, but in no requirements file: rfc1939/5/gone\n');
  });

  it('refuses an RFC that has no requirements', () => {
    expect(() => report([], { rfcs: [2060] })).toThrow(UsageError);
    expect(() => report([], { rfcs: [2060] })).toThrow('no requirements of RFC 2060: there are those of 1939, 9051');
  });
});
