import type { CheckResult, RunResult } from '../result/result.ts';
import type { Verdict } from '../result/verdict.ts';
import { describeFinding } from './finding.ts';
import { plainPaint } from './paint.ts';
import { groupBy, visible } from './text.ts';
import { element, writeXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** The four things that JUnit knows. */
type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

/** Decided by verdict alone; a failure that the baseline knows is `skipped`, see `outcomeOf`. */
const outcomes = {
  pass: 'passed',
  fail: 'failure',
  warn: 'passed',
  info: 'passed',
  inconclusive: 'skipped',
  blocked: 'error',
  'not-applicable': 'skipped',
  excluded: 'skipped',
  error: 'error',
} as const satisfies Record<Verdict, Outcome>;

function outcomeOf(check: CheckResult): Outcome {
  return check.standing === 'known' ? 'skipped' : outcomes[check.verdict];
}

function skipReason({ standing, known, verdict, message }: CheckResult): string {
  if (standing !== 'known') return message === '' ? verdict : `${verdict}: ${visible(message)}`;
  const issue = known?.issue === undefined ? '' : ` (${known.issue})`;
  return `known failure: ${known?.reason ?? 'listed in the baseline'}${issue}`;
}

/** Some services show the attribute `message`, some the content: both are written. */
function outcomeElements(check: CheckResult, outcome: Outcome): readonly XmlElement[] {
  const text = describeFinding(check, plainPaint).join('\n');
  const message = visible(check.message);
  if (outcome === 'failure') return [element('failure', { message, type: check.kind }, [text])];
  if (outcome === 'error') return [element('error', { message, type: check.verdict }, [text])];
  const reason = skipReason(check);
  return outcome === 'skipped' ? [element('skipped', { message: reason }, [reason])] : [];
}

/** What a check that is not red has to say all the same. */
function output(check: CheckResult, outcome: Outcome): readonly XmlElement[] {
  const isRed = outcome === 'failure' || outcome === 'error';
  const isSilent = check.verdict === 'pass' && check.standing === 'expected' && check.branches.length === 0;
  if (isRed || isSilent) return [];
  const head = `${check.title}\nverdict ${check.verdict}, ${check.standing}: ${check.requirement} (${check.level})`;
  return [element('system-out', {}, [[head, ...describeFinding(check, plainPaint)].join('\n')])];
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function testcase(check: CheckResult): XmlElement {
  const outcome = outcomeOf(check);
  const { id: name, suite: classname, source } = check;
  return element(
    'testcase',
    { name, classname, file: source.file, line: source.line, time: seconds(check.durationMs) },
    [...outcomeElements(check, outcome), ...output(check, outcome)],
  );
}

function counts(checks: readonly CheckResult[]): XmlElement['attributes'] {
  const count = (outcome: Outcome): number => checks.filter((check) => outcomeOf(check) === outcome).length;
  return { tests: checks.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

function properties({ run, target, gate }: RunResult): XmlElement {
  const facts: Readonly<Record<string, string | number | undefined>> = {
    'run.id': run.id,
    'run.mailspec': run.mailspec,
    'run.seed': run.seed,
    'run.tls': run.tls,
    'target.name': target.name,
    'target.version': target.version,
    'target.image': target.image,
    'target.faults': target.faults?.join(' '),
    'target.settings':
      target.settings &&
      Object.entries(target.settings)
        .map((pair) => pair.join('='))
        .join(' '),
    'gate.exitCode': gate.exitCode,
    'gate.reasons': gate.reasons.length === 0 ? undefined : gate.reasons.join('; '),
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return element(
    'properties',
    {},
    known.map(([name, value]) => element('property', { name, value })),
  );
}

function testsuite(name: string, checks: readonly CheckResult[], result: RunResult): XmlElement {
  const time = seconds(checks.reduce((sum, check) => sum + check.durationMs, 0));
  const timestamp = result.run.startedAt.slice(0, 19);
  return element('testsuite', { name, ...counts(checks), time, timestamp, hostname: result.target.name }, [
    properties(result),
    ...checks.map(testcase),
  ]);
}

/** For a run that is red although no check is: the baseline is out of date, or too little was decided. */
function gateSuite({ gate }: RunResult): XmlElement {
  const message = gate.reasons.join('; ');
  const failed = element('error', { message, type: 'gate' }, [
    `exit code ${gate.exitCode}\n${gate.reasons.join('\n')}`,
  ]);
  const suite = 'mailspec.gate';
  return element('testsuite', { name: suite, tests: 1, failures: 0, errors: 1, skipped: 0, time: '0.000' }, [
    element('testcase', { name: suite, classname: suite, time: '0.000' }, [failed]),
  ]);
}

/**
 * The result as JUnit XML: one testcase a check, grouped by suite. A run that is red with no red check gets one testcase
 * more, `mailspec.gate`: a service that reads nothing but this file must not show it green.
 */
export function writeJunit(result: RunResult): string {
  const { run, target, checks, gate } = result;
  const suites = [...groupBy(checks, (check) => check.suite)].map(([name, group]) => testsuite(name, group, result));
  const total = counts(checks);
  const needsGate = gate.exitCode !== 0 && total['failures'] === 0 && total['errors'] === 0;
  const attributes = needsGate ? { ...total, tests: checks.length + 1, errors: 1 } : total;
  return writeXml(
    element('testsuites', { name: `mailspec ${target.name}`, ...attributes, time: seconds(run.durationMs) }, [
      ...suites,
      ...(needsGate ? [gateSuite(result)] : []),
    ]),
  );
}
