import { type ExitCode, exitCodes } from '../result/verdict.ts';
import type { TargetDefinition } from '../targets/definition.ts';
import { connectEngine, type Engine } from '../targets/engine.ts';
import { builtImageName, imageExists } from '../targets/image.ts';
import { loadTarget, targetNames } from '../targets/load.ts';
import { TargetError } from '../targets/target.ts';
import { type Command, type Io, parseOptions } from './command.ts';

const help = `Usage: mailspec targets [PATH...] [OPTIONS]

Lists the targets of this package, and those whose target.yaml (or folder) is given: name, kind, protocols, and
whether the image is built.

  --json   as JSON
`;

/** `mailspec targets`. */
export const targetsCommand: Command = {
  name: 'targets',
  summary: 'list the servers that mailspec can start',
  help,
  run,
};

/** What is known of a target without starting it. */
export interface TargetFacts {
  readonly name: string;
  readonly title: string;
  readonly kind: TargetDefinition['recipe']['kind'];
  readonly services: readonly string[];
  readonly accounts: number;
  readonly delivery: 'lmtp' | 'exec' | 'direct' | 'none';
  readonly claims: TargetDefinition['claims'];
  readonly image: 'built' | 'not built' | 'no engine answers' | 'none needed';
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, { json: { type: 'boolean' } });
  const facts = await targetFacts(positionals);
  io.out(values.json === true ? `${JSON.stringify(facts, null, 2)}\n` : toTable(facts));
  return exitCodes.expected;
}

/** The shipped targets and those at the paths given. */
export async function targetFacts(paths: readonly string[]): Promise<readonly TargetFacts[]> {
  const definitions = await Promise.all([...(await targetNames()), ...paths].map(loadTarget));
  const engine = await connectEngine().catch((error: unknown) => {
    if (error instanceof TargetError) return undefined;
    throw error;
  });
  return Promise.all(definitions.map((definition) => factsOf(definition, engine)));
}

async function factsOf(definition: TargetDefinition, engine: Engine | undefined): Promise<TargetFacts> {
  const { name, title, recipe, ports, accounts, deliver, claims } = definition;
  return {
    name,
    title,
    kind: recipe.kind,
    services: ports.map(({ service }) => service),
    accounts: accounts.length,
    delivery: deliver?.kind ?? (recipe.kind === 'embedded' ? 'direct' : 'none'),
    claims,
    image: await imageState(definition, engine),
  };
}

async function imageState(definition: TargetDefinition, engine: Engine | undefined): Promise<TargetFacts['image']> {
  const { recipe } = definition;
  if (recipe.kind !== 'container') return 'none needed';
  if (engine === undefined) return 'no engine answers';
  const image = recipe.image ?? (await builtImageName(definition));
  return (await imageExists(engine.docker, image)) ? 'built' : 'not built';
}

function toTable(facts: readonly TargetFacts[]): string {
  const rows = facts.map(({ name, kind, services, image, title }) => [name, kind, services.join(' '), image, title]);
  const all = [['name', 'kind', 'ports', 'image', 'server'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
