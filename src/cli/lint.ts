import { loadContext } from '../script/context.ts';
import { loadSuites } from '../script/load.ts';
import { exitCodes, type ExitCode } from '../result/verdict.ts';
import { formatProblem } from '../source/problem.ts';
import { type Command, type Io, parseOptions, UsageError } from './command.ts';
import { suiteFiles } from './suite-files.ts';

const help = `Usage: mailspec lint [options] [FILE|FOLDER...]

Checks suite files without a server: each mistake with its place, all of them at once.
Without FILE the suites of this package are checked, and its requirements.

  --requirements DIR   a folder with RFC statements of your own; may stand several times
  --fixtures DIR       a folder with messages/ and mailboxes/ of your own; may stand several times
  --json               the mistakes as a JSON array

Exit code 0 where there is no mistake, 2 otherwise.
`;

const options = {
  requirements: { type: 'string', multiple: true },
  fixtures: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** Checks suite files and what they refer to. */
export const lint: Command = { name: 'lint', summary: 'check suite files without a server', help, run };

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, options);
  const context = loadContext(values);
  const files = suiteFiles(positionals);
  if (files.length === 0) throw new UsageError(`no suite file in ${positionals.join(', ')}`);
  const { suites, problems } = await loadSuites(files, context);
  const all = [...context.requirements.problems, ...problems];
  if (values.json === true) io.out(`${JSON.stringify(all, null, 2)}\n`);
  else {
    for (const problem of all) io.out(`${formatProblem(problem)}\n`);
    const cases = suites.reduce((sum, suite) => sum + suite.cases.length, 0);
    io.err(`${count(files.length, 'file')}, ${count(cases, 'case')}, ${count(all.length, 'mistake')}\n`);
  }
  return all.length > 0 ? exitCodes.usage : exitCodes.expected;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
