import { loadVocabulary } from '../catalogue/catalogue.ts';
import { type ExitCode, exitCodes } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { loadSuites } from '../script/load.ts';
import { formatProblem } from '../source/problem.ts';
import { type Command, type Io, parseOptions, UsageError } from './command.ts';
import { suiteFiles } from '../catalogue/suite-files.ts';

const help = `Usage: mailspec lint [FILE|FOLDER...] [--json]

Checks suite files without a server: every mistake with its place, all of them at once. Without FILE the suites of
mailspec itself are checked. Requirements, promises and fixtures are those of mailspec, and those in requirements/,
promises.yaml and fixtures/ of the working folder; mistakes in them are told as well.

  --json   the mistakes as a JSON array

Exit code 0 where there is no mistake, 2 otherwise.
`;

/** Checks suite files and what they refer to. */
export const lintCommand: Command = { name: 'lint', summary: 'check suite files without a server', help, run };

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, { json: { type: 'boolean' } });
  const files = suiteFiles(positionals);
  if (files.length === 0) throw new UsageError(`no suite file below ${positionals.join(', ')}`);
  const vocabulary = loadVocabulary();
  const { suites, problems } = await loadSuites(files, vocabulary);
  const all = [...vocabulary.requirements.problems, ...vocabulary.promises.problems, ...problems];
  const cases = suites.reduce((sum, suite) => sum + suite.cases.length, 0);
  if (values.json === true) io.out(`${JSON.stringify(all, null, 2)}\n`);
  else io.out(all.map((problem) => `${formatProblem(problem)}\n`).join(''));
  io.err(`${counted(files.length, 'file')}, ${counted(cases, 'case')}, ${counted(all.length, 'mistake')}\n`);
  return all.length > 0 ? exitCodes.usage : exitCodes.expected;
}
