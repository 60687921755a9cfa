import type { Level } from '../result/verdict.ts';
import { levels } from '../result/verdict.ts';
import type { ReportRequest } from '../report/writers.ts';
import { parseReport } from '../report/writers.ts';
import type { RunOptions } from '../run/options.ts';
import type { Selection } from '../run/select.ts';
import { parseShard } from '../run/shard.ts';
import { oneOfWords, parseOptions, UsageError, wholeNumber } from './command.ts';
import type { ServerRequest } from './server-options.ts';
import { protocols, reachOf, serverHelp, serverOf, serverOptions } from './server-options.ts';

/** What `mailspec run` was asked to do. */
export interface RunRequest extends ServerRequest {
  readonly selection: Selection;
  readonly selectionWords: readonly string[];
  readonly baseline: string | undefined;
  readonly reports: readonly ReportRequest[];
  readonly reportsFolder: string;
  readonly json: boolean;
  readonly options: Omit<RunOptions, 'signal'>;
}

const optionsTaken = {
  ...serverOptions,
  'read-only': { type: 'boolean' },
  requirement: { type: 'string', multiple: true },
  level: { type: 'string', multiple: true },
  protocol: { type: 'string', multiple: true },
  slow: { type: 'boolean' },
  jobs: { type: 'string', short: 'j' },
  shuffle: { type: 'string' },
  shard: { type: 'string' },
  'fail-fast': { type: 'boolean' },
  'min-decided': { type: 'string' },
  baseline: { type: 'string' },
  report: { type: 'string', multiple: true },
  reports: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseOptions<typeof optionsTaken>>['values'];

const DEFAULT_JOBS = 4;

function shardOption(text: string): RunOptions['shard'] {
  const shard = parseShard(text);
  if (!shard) throw new UsageError(`--shard takes i/n with 1 <= i <= n, such as 2/3, not "${text}"`);
  return shard;
}

function selectionOf(values: Values, selectors: readonly string[]): Selection {
  return {
    selectors,
    requirements: values.requirement ?? [],
    levels: (values.level ?? []).map((text): Level => oneOfWords('level', text, levels)),
    protocols: (values.protocol ?? []).map((text) => oneOfWords('protocol', text, protocols)),
    slow: values.slow ?? false,
  };
}

function runOptionsOf(values: Values): Omit<RunOptions, 'signal'> {
  return {
    jobs: values.jobs === undefined ? DEFAULT_JOBS : wholeNumber('jobs', values.jobs, 1),
    ...reachOf(values),
    failFast: values['fail-fast'] ?? false,
    readOnly: values['read-only'] ?? false,
    ...(values.shuffle === undefined ? {} : { seed: wholeNumber('shuffle', values.shuffle, 0) }),
    ...(values.shard === undefined ? {} : { shard: shardOption(values.shard) ?? { index: 1, count: 1 } }),
    ...(values['min-decided'] === undefined
      ? {}
      : { minDecided: wholeNumber('min-decided', values['min-decided'], 0) }),
  };
}

function reportsOf(values: Values): readonly ReportRequest[] {
  return (values.report ?? []).map((text) => {
    const request = parseReport(text);
    if ('problem' in request) throw new UsageError(request.problem);
    return request;
  });
}

/** Words that made the run a part of the whole, for the record. */
function selectionWords(selection: Selection, values: Values): readonly string[] {
  const { selectors, requirements, levels: wanted, protocols: spoken } = selection;
  return [
    ...selectors,
    ...requirements.map((id) => `--requirement ${id}`),
    ...wanted.map((level) => `--level ${level}`),
    ...spoken.map((protocol) => `--protocol ${protocol}`),
    ...(values['read-only'] ? ['--read-only'] : []),
  ];
}

/** Reads the arguments of `mailspec run`; throws UsageError. */
export function parseRunRequest(argv: readonly string[]): RunRequest {
  const { values, positionals } = parseOptions(argv, optionsTaken);
  const selection = selectionOf(values, positionals);
  return {
    selection,
    selectionWords: selectionWords(selection, values),
    ...serverOf(values),
    baseline: values.baseline,
    reports: reportsOf(values),
    reportsFolder: values.reports ?? 'reports',
    json: values.json ?? false,
    options: runOptionsOf(values),
  };
}

/** The whole of `mailspec run --help`. */
export function runHelp(): string {
  return `Usage: mailspec run [SELECTOR...] [--target NAME] [OPTIONS]
       mailspec run [SELECTOR...] --at imap://HOST:PORT --at pop3://HOST:PORT --accounts FILE [OPTIONS]

Plays cases against a server and judges every answer. A SELECTOR is an id glob (imap.*, pop3.retr.*), the id of a
case or a check, or the path of a suite file or folder; without one, every case runs.

What to run
  --requirement GLOB    cases that check this requirement (rfc1939/*, rfc9051/6.4.5/body-peek)
  --level LEVEL         must, should or may
  --protocol PROTOCOL   imap or pop3: cases whose devices speak only that
  --slow                also cases that wait for a server's own long timers
  --tls MODE            none (default), starttls or implicit, for cases that do not insist on one
  --shard I/N           the I-th of N parts; mailspec merge puts the results together
  --shuffle SEED        another order of the cases, the same for the same seed

${serverHelp}  --read-only           run only what changes nothing

How
  -j, --jobs N          cases at once (default ${String(DEFAULT_JOBS)})
  --timeout-scale F     multiplies every deadline
  --fail-fast           stop at the first unexpected failure
  --min-decided N       exit 5 unless at least N MUST checks were decided
  --baseline FILE       known failures (default: that of the target)

Results
  --report FORMAT=FILE  json or junit; may be given more than once
  --reports FOLDER      where the bundle of the run goes (default reports)
  --json                results.json on standard output instead of text
`;
}
