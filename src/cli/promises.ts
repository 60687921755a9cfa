import type { Catalogue } from '../catalogue/catalogue.ts';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { blockedLines, failureLines } from '../report/console/failures.ts';
import { promiseLines } from '../report/console/promises.ts';
import { summaryLines } from '../report/console/summary.ts';
import { promisesJson } from '../report/promises.ts';
import type { ExitCode } from '../result/verdict.ts';
import { exitCodes } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { globMatches } from '../run/select.ts';
import type { Case } from '../script/model.ts';
import { namesPath } from '../source/selector.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Command, Io } from './command.ts';
import { UsageError } from './command.ts';
import type { Played } from './play.ts';
import { exitCodeOf, play } from './play.ts';
import type { RunRequest } from './run-options.ts';
import { parseRunRequest } from './run-options.ts';

const help = `Usage: mailspec promises [PROMISE...] [--target NAME] [OPTIONS]
       mailspec promises --list [--json]

What mail users rely on, promise by promise, on a server: plays the cases that are evidence for each and prints a table
with what became of it among POP devices, among IMAP devices, and where both read one mailbox. A PROMISE is an id of the
list (taken-once) or a glob (*-everywhere); without one, all of them. The path of a suite file brings its cases in.

  --list                the promises and the cases of each; nothing is played
  --json                the table as JSON

Everything else, and the exit codes, as with mailspec run: --target, --at, --accounts, --fault, --set, --jobs, ...
`;

/** The promises that the words name; a word that names none is a mistake. */
function namedBy(words: readonly string[], ids: readonly string[]): ReadonlySet<string> {
  const unknown = words.filter((word) => !ids.some((id) => globMatches(word, id)));
  if (unknown.length === 0)
    return new Set(ids.filter((id) => words.length === 0 || words.some((word) => globMatches(word, id))));
  const mistakes = unknown.map((word) => {
    const hint = didYouMean(word, ids);
    return `there is no promise "${word}"${hint === undefined ? ': mailspec promises --list has them' : `: ${hint}`}`;
  });
  throw new UsageError(mistakes.join('\n'));
}

interface Chosen {
  readonly promises: ReadonlySet<string>;
  readonly cases: readonly Case[];
}

function choose(words: readonly string[], { suites, promises }: Catalogue): Chosen {
  const chosen = namedBy(words, [...promises.byId.keys()]);
  const cases = suites.flatMap((suite) => suite.cases);
  return { promises: chosen, cases: cases.filter(({ promise }) => promise !== undefined && chosen.has(promise)) };
}

/** Exactly the cases given, by file and id: an id alone would take those whose id begins with it too. */
function selecting(cases: readonly Case[], request: RunRequest, words: readonly string[]): RunRequest {
  const selectors = cases.map(({ id }) => id);
  const named = words.length === 0 ? ['promises'] : words.map((word) => `promise ${word}`);
  return {
    ...request,
    selection: { ...request.selection, selectors },
    selectionWords: [...named, ...request.selectionWords.slice(request.selection.selectors.length)],
  };
}

function table({ result, report }: Played): string {
  const lines = [
    ...failureLines(result.checks, report),
    ...blockedLines(result.checks, report),
    ...promiseLines(result, report, 'all'),
    ...summaryLines(result, report),
  ];
  return `${lines.join('\n')}\n`;
}

function list({ promises, cases }: Chosen, catalogue: Catalogue, json: boolean, io: Io): ExitCode {
  const rows = [...catalogue.promises.byId.values()]
    .filter(({ id }) => promises.has(id))
    .map(({ id, protocols, text }) => {
      return { id, protocols, text, cases: cases.filter(({ promise }) => promise === id).map((one) => one.id) };
    });
  if (json) io.out(`${JSON.stringify(rows, null, 2)}\n`);
  else
    io.out(
      rows
        .map((row) => `${row.id} (${row.protocols})\n  ${row.text}\n${row.cases.map((id) => `    ${id}\n`).join('')}`)
        .join(''),
    );
  io.err(`${counted(rows.length, 'promise')}, ${counted(cases.length, 'case')}\n`);
  return exitCodes.expected;
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = parseRunRequest(argv.filter((word) => word !== '--list'));
  const paths = request.selection.selectors.filter(namesPath);
  const words = request.selection.selectors.filter((word) => !namesPath(word));
  const catalogue = await loadCatalogue(paths);
  const chosen = choose(words, catalogue);
  if (argv.includes('--list')) return list(chosen, catalogue, request.json, io);
  if (chosen.cases.length === 0) throw new UsageError('no case is evidence for that promise');
  const played = await play(selecting(chosen.cases, request, words), catalogue, io);
  io.out(request.json ? promisesJson(played.result, catalogue.promises.byId) : table(played));
  return exitCodeOf(played, io);
}

/** `mailspec promises`. */
export const promisesCommand: Command = {
  name: 'promises',
  summary: 'tell what mail users can rely on with a server, promise by promise',
  help,
  run,
};
