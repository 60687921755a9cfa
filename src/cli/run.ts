import { writeConsole } from '../report/console/write-console.ts';
import { writeJson } from '../report/json.ts';
import type { ExitCode } from '../result/verdict.ts';
import { selectCases } from '../run/select.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { Command, Io } from './command.ts';
import { UsageError } from './command.ts';
import { exitCodeOf, play } from './play.ts';
import { parseRunRequest, runHelp } from './run-options.ts';

function unknownSelector(selector: string, catalogue: Catalogue): string {
  const ids = catalogue.suites.flatMap((suite) => [suite.id, ...suite.cases.map((one) => one.id)]);
  const hint = didYouMean(selector, ids);
  return `nothing answers to "${selector}"${hint === undefined ? '' : `: ${hint}`}`;
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = parseRunRequest(argv);
  const catalogue = await loadCatalogue(request.selection.selectors);
  const selected = selectCases(catalogue.suites, request.selection);
  if (selected.unknown.length > 0)
    throw new UsageError(selected.unknown.map((selector) => unknownSelector(selector, catalogue)).join('\n'));
  if (selected.cases.length + selected.slow.length === 0) throw new UsageError('the selection leaves no case to run');
  const played = await play(request, catalogue, io);
  io.out(request.json ? writeJson(played.result) : writeConsole(played.result, played.report));
  return exitCodeOf(played, io);
}

/** `mailspec run`. */
export const runCommand: Command = {
  name: 'run',
  summary: 'play cases against a server and judge every answer',
  help: runHelp(),
  run,
};
