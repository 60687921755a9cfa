import { type Catalogue, loadCatalogue } from '../catalogue/catalogue.ts';
import { type ExitCode, exitCodes } from '../result/verdict.ts';
import { checksOf } from '../run/select.ts';
import { explainCase, type Explanation } from '../script/explain-case.ts';
import type { Case } from '../script/model.ts';
import { didYouMean } from '../source/suggest.ts';
import { type Command, type Io, parseOptions, UsageError } from './command.ts';

const help = `Usage: mailspec explain ID [FILE...] [--json]

Tells in words what a case or a check asks: the requirement with its level, the set-up, each step, and every answer
that is accepted. ID is that of a case (imap.expunge.announced-to-other-sessions), of a row or of a named check.
FILE: suite files of your own to look in as well.

  --json   the same as a JSON object
`;

/** Explains a case or a check. */
export const explainCommand: Command = { name: 'explain', summary: 'tell in words what a check asks', help, run };

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, { json: { type: 'boolean' } });
  const [id, ...files] = positionals;
  if (id === undefined) throw new UsageError('the id of a case or a check is missing');
  const catalogue = await loadCatalogue(files);
  const explanation = explainCase(findCase(catalogue, id), id, catalogue.requirements.byId);
  io.out(values.json === true ? `${JSON.stringify(explanation, null, 2)}\n` : toText(explanation));
  return exitCodes.expected;
}

function findCase(catalogue: Catalogue, id: string): Case {
  const all = catalogue.suites.flatMap((suite) => suite.cases);
  const found = all.find((one) => one.id === id || checksOf(one).some((check) => check.id === id));
  if (found !== undefined) return found;
  const known = all.flatMap((one) => [one.id, ...checksOf(one).map((check) => check.id)]);
  const hint = didYouMean(id, known) ?? 'mailspec list prints them all';
  throw new UsageError(`there is no case or check "${id}": ${hint}`);
}

function toText(explanation: Explanation): string {
  const { id, title, source, requirements, setUp, steps, checks, defaults } = explanation;
  const paragraphs = [
    [id, `  ${title}`, `  ${source}`],
    ['Requirements', ...requirements.map((each) => `  ${each.id} (${each.level}): ${each.text}`)],
    ['Set-up', ...setUp.map((line) => `  ${line}`)],
    ['Steps', ...steps.flatMap((step, index) => stepLines(step, index + 1))],
    ['Checks', ...checks.map((check) => `  ${check.id} (${check.level}): ${check.title}`)],
    ['What is accepted everywhere', ...defaults.map((line) => `  ${line}`)],
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function stepLines(step: Explanation['steps'][number], number: number): readonly string[] {
  const lead = `  ${String(number)}. `.padEnd(6);
  return [`${lead}${step.act}`, ...step.wanted.map((line) => `         ${line}`)];
}
