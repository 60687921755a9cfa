import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { countStates, measureCoverage, writeCoverage } from '../report/coverage.ts';
import type { Citing, Coverage } from '../report/coverage.ts';
import { exitCodes } from '../result/verdict.ts';
import type { ExitCode } from '../result/verdict.ts';
import { grammarChecks } from '../run/grammar-checks.ts';
import { GrammarWatch } from '../run/grammar-watch.ts';
import { checksOf } from '../run/select.ts';
import type { Command, Io } from './command.ts';
import { parseOptions, UsageError, wholeNumber } from './command.ts';

const help = `Usage: mailspec coverage [FILE|FOLDER...] [OPTIONS]

Prints for each RFC how many of its statements some check covers, how many nobody can observe on the wire, and how many
are open. Looks at the suites of this package, and at the files given beside them. Needs no server.

  --rfc N    only this RFC; may stand several times
  --open     also each open statement
  --json     each statement with its state and the checks that cite it, as JSON

Exit code 0, or 2 where something is cited that no requirements file has.
`;

const options = {
  rfc: { type: 'string', multiple: true },
  open: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** What to print, and where. */
export interface CoverageRequest {
  readonly rfcs: readonly number[];
  readonly open: boolean;
  readonly json: boolean;
}

/** The rules that watch every session. A watch that has seen both protocols, and nothing wrong, names them all. */
export function ruleChecks(): readonly Citing[] {
  const watch = new GrammarWatch();
  watch.seen.imap = 1;
  watch.seen.pop3 = 1;
  return grammarChecks(watch);
}

function selected(coverage: Coverage, numbers: readonly number[]): Coverage {
  const known = coverage.rfcs.map(({ rfc }) => rfc);
  const missing = numbers.filter((number) => !known.includes(number));
  if (missing.length > 0)
    throw new UsageError(`no requirements of RFC ${missing.join(', ')}: there are those of ${known.join(', ')}`);
  return numbers.length === 0
    ? coverage
    : { ...coverage, rfcs: coverage.rfcs.filter(({ rfc }) => numbers.includes(rfc)) };
}

function asJson({ rfcs, unknown }: Coverage): string {
  const withCounts = rfcs.map((rfc) => ({ ...rfc, counts: countStates(rfc) }));
  return `${JSON.stringify({ rfcs: withCounts, unknown }, null, 2)}\n`;
}

/** Prints which statements of the RFCs the checks of a catalogue cover. */
export function reportCoverage(
  { suites, requirements }: Pick<Catalogue, 'suites' | 'requirements'>,
  request: CoverageRequest,
  io: Pick<Io, 'out' | 'err'>,
): ExitCode {
  const cases = suites.flatMap((suite) => suite.cases);
  const checks = [...cases.flatMap(checksOf), ...ruleChecks()];
  const coverage = selected(measureCoverage(requirements.byId.values(), requirements.rfcs, checks), request.rfcs);
  io.out(request.json ? asJson(coverage) : writeCoverage(coverage, request));
  if (coverage.unknown.length === 0) return exitCodes.expected;
  io.err(`cited, but in no requirements file: ${coverage.unknown.join(', ')}\n`);
  return exitCodes.usage;
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, options);
  const rfcs = (values.rfc ?? []).map((text) => wholeNumber('rfc', text, 1));
  const catalogue = await loadCatalogue(positionals);
  return reportCoverage(catalogue, { rfcs, open: values.open ?? false, json: values.json ?? false }, io);
}

/** `mailspec coverage`. */
export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'say which statements of the RFCs are covered, not observable, or open',
  help,
  run,
};
