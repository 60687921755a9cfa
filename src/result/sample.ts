import type { BaselineEntry, CheckResult, RunResult } from './result.ts';

/** A check that passed, with parts of it replaced: what tests of writers and gates start from. */
export function sampleCheck(parts: Partial<CheckResult> = {}): CheckResult {
  const id = parts.id ?? 'pop3.retr.size';
  return {
    id,
    case: id.split(':')[0] ?? id,
    suite: id.split(':')[0]?.split('.').slice(0, -1).join('.') ?? id,
    title: 'The size promised is the size sent',
    verdict: 'pass',
    standing: 'expected',
    requirement: 'rfc1939/5/retr-size',
    requirements: ['rfc1939/5/retr-size'],
    level: 'must',
    message: '',
    source: { file: 'suites/pop3/retr.yaml', line: 12, column: 9 },
    durationMs: 12.5,
    mismatches: [],
    exchange: [],
    branches: [],
    ...parts,
  };
}

/** A check that failed, with everything a failure carries. */
export function sampleFailure(parts: Partial<CheckResult> = {}): CheckResult {
  return sampleCheck({
    verdict: 'fail',
    kind: 'mismatch',
    standing: 'unexpected',
    message: 'body octet 117: wanted ..\\r\\n, got .\\r\\n',
    step: '      - pc: RETR 1\n        body: lines-of-dots',
    mismatches: [{ kind: 'mismatch', path: 'body octet 117', wanted: '..\\r\\n', got: '.\\r\\n' }],
    exchange: [
      { session: 'pc', atMs: 10.25, direction: 'sent', text: 'RETR 1\\r\\n' },
      { session: 'pc', atMs: 11, direction: 'received', text: '+OK 120 octets\\r\\n' },
      { session: 'pc', atMs: 12, direction: 'event', text: 'closed by the server' },
    ],
    transcript: 'transcripts/pop3.retr.size.txt',
    ...parts,
  });
}

/** An entry of a baseline that knows the failure of `sampleFailure`. */
export function sampleEntry(parts: Partial<BaselineEntry> = {}): BaselineEntry {
  return {
    check: 'pop3.retr.size',
    verdict: 'fail',
    reason: 'Lines of one dot are sent unstuffed',
    since: '2025-01-31',
    source: { file: 'targets/dovecot/dovecot.baseline.yaml', line: 3, column: 5 },
    ...parts,
  };
}

/** A whole run of the checks given. */
export function sampleResult(
  checks: readonly CheckResult[] = [sampleCheck()],
  parts: Partial<RunResult> = {},
): RunResult {
  return {
    schema: 1,
    run: {
      id: '2025-11-23T06-15-00Z-dovecot',
      mailspec: '0.1.0',
      node: 'v20.20.2',
      startedAt: '2025-11-23T06:15:00.000Z',
      durationMs: 4200,
      jobs: 4,
      commands: 1900,
      casesMs: 3000,
      complete: true,
      selection: [],
    },
    target: {
      name: 'dovecot',
      version: '2.4.1',
      kind: 'container',
      image: 'mailspec-dovecot',
      capabilities: {
        imap: { before: ['IMAP4rev1'], after: ['IMAP4rev1', 'IDLE'] },
        pop3: { before: ['UIDL'], after: ['UIDL', 'TOP'], capa: true },
      },
    },
    checks,
    baseline: [],
    gate: { exitCode: 0, reasons: [] },
    ...parts,
  };
}
