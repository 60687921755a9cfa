import { loadCatalogue } from '../catalogue/catalogue.ts';
import { type ExitCode, exitCodes, levels } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { checksOf, selectCases, type Selection } from '../run/select.ts';
import type { Case, CheckDeclaration } from '../script/model.ts';
import { type Command, type Io, oneOfWords, parseOptions, UsageError } from './command.ts';

const help = `Usage: mailspec list [SELECTOR...] [OPTIONS]

Prints the checks that a run would make: id, level, requirement and title. A SELECTOR is an id glob (imap.*), the id
of a case or a check, or the path of a suite file or folder; without one, every check.

  --requirement GLOB    checks of cases that judge this requirement
  --level LEVEL         must, should or may
  --protocol PROTOCOL   imap or pop3
  --json                as a JSON array, with everything known of each check
`;

const options = {
  requirement: { type: 'string', multiple: true },
  level: { type: 'string', multiple: true },
  protocol: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** Lists cases and their checks. */
export const listCommand: Command = { name: 'list', summary: 'print cases and their checks', help, run };

interface Listed {
  readonly one: Case;
  readonly check: CheckDeclaration;
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, options);
  const { suites } = await loadCatalogue(positionals);
  const selection: Selection = {
    selectors: positionals,
    requirements: values.requirement ?? [],
    levels: (values.level ?? []).map((text) => oneOfWords('level', text, levels)),
    protocols: (values.protocol ?? []).map((text) => oneOfWords('protocol', text, ['imap', 'pop3'] as const)),
    slow: true,
  };
  const { cases, unknown } = selectCases(suites, selection);
  if (unknown.length > 0) throw new UsageError(`nothing answers to ${unknown.map((word) => `"${word}"`).join(', ')}`);
  const listed = cases
    .flatMap((one) => checksOf(one).map((check): Listed => ({ one, check })))
    .filter(({ check }) => selection.levels.length === 0 || selection.levels.includes(check.level));
  if (listed.length === 0) throw new UsageError('nothing is selected');
  io.out(values.json === true ? `${JSON.stringify(listed.map(toJson), null, 2)}\n` : toTable(listed));
  io.err(`${counted(cases.length, 'case')}, ${counted(listed.length, 'check')}\n`);
  return exitCodes.expected;
}

function toJson({ one, check }: Listed): object {
  const { id, title, level, requirements, at } = check;
  const { suite, needs, tags, readOnly, devices } = one;
  const protocols = [...new Set(devices.map((device) => device.protocol))];
  return { id, case: one.id, suite, title, level, requirements, protocols, needs, tags, readOnly, source: at };
}

function toTable(listed: readonly Listed[]): string {
  const cited = (check: CheckDeclaration): string => check.requirements[0] ?? '';
  const widest = (of: (check: CheckDeclaration) => string): number =>
    Math.max(...listed.map(({ check }) => of(check).length));
  const [idWidth, citedWidth] = [widest((check) => check.id), widest(cited)];
  const row = ({ check }: Listed): string =>
    `${check.id.padEnd(idWidth)}  ${check.level.padEnd(6)}  ${cited(check).padEnd(citedWidth)}  ${check.title}\n`;
  return listed.map(row).join('');
}
