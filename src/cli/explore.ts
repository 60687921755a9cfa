import { loadVocabulary } from '../catalogue/catalogue.ts';
import { abilitiesOf } from '../explore/commands.ts';
import type { Exploration } from '../explore/explore.ts';
import { explore } from '../explore/explore.ts';
import type { Found } from '../explore/found.ts';
import type { PlanOptions } from '../explore/plan.ts';
import { Player } from '../explore/player.ts';
import { Shelf } from '../explore/save.ts';
import type { FoundOptions } from '../explore/write-found.ts';
import { writeFound, writeSummary } from '../explore/write-found.ts';
import { writeJson } from '../explore/write-json.ts';
import type { Origin } from '../explore/write-suite.ts';
import { writeSuite } from '../explore/write-suite.ts';
import { colourPaint, plainPaint } from '../report/paint.ts';
import type { ExitCode } from '../result/verdict.ts';
import { exitCodes } from '../result/verdict.ts';
import { knownInSearches } from '../run/baseline-file.ts';
import type { Probed } from '../run/probe.ts';
import { probeCapabilities } from '../run/probe.ts';
import { Tally } from '../run/tally.ts';
import { packageVersion } from '../source/packaged.ts';
import type { Target } from '../targets/target.ts';
import type { Command, Io } from './command.ts';
import { UsageError } from './command.ts';
import type { ExploreRequest } from './explore-options.ts';
import { exploreHelp, parseExploreRequest } from './explore-options.ts';
import { openTarget } from './open-target.ts';

/** Columns of the picture where the output is no terminal. */
const WIDTH = 120;

function planOptions(request: ExploreRequest, { capabilities }: Probed, target: Target): PlanOptions {
  const { seed, sessions, steps, restarts, protocols = ['imap', 'pop3'] } = request;
  if (restarts && !target.restart) throw new UsageError(`${target.name} cannot be started anew: leave out --restarts`);
  const abilities = (protocol: 'imap' | 'pop3'): PlanOptions['imap'] => {
    const announced = capabilities[protocol];
    return announced && protocols.includes(protocol)
      ? abilitiesOf([...announced.before, ...announced.after])
      : undefined;
  };
  const [imap, pop3] = [abilities('imap'), abilities('pop3')];
  if (!imap && !pop3) throw new UsageError(`${target.name} does not speak ${protocols.join(' or ').toUpperCase()}`);
  return { seed, sessions, steps, restarts, imap, pop3, delivers: target.deliver !== undefined };
}

async function probe(request: ExploreRequest, target: Target, signal: AbortSignal): Promise<Probed> {
  const { timeoutScale, tls } = request;
  const account = target.accounts.at(-1) ?? { user: '', password: '' };
  return probeCapabilities({ target, account, timeoutScale, readOnly: false, tally: new Tally(), signal }, tls);
}

/** Writes what is found as the search goes on. */
class Teller {
  readonly #io: Io;
  readonly #request: ExploreRequest;
  readonly #options: FoundOptions;
  readonly #found: Found[] = [];
  readonly #shelf: Shelf | undefined;
  readonly #origin: Origin;
  #problem: unknown;

  constructor(io: Io, request: ExploreRequest, origin: Origin) {
    this.#io = io;
    this.#request = request;
    this.#origin = origin;
    this.#options = { paint: io.colour ? colourPaint : plainPaint, width: process.stdout.columns || WIDTH };
    this.#shelf = request.save === undefined ? undefined : new Shelf(request.save);
  }

  /** What could not be saved. */
  get problem(): unknown {
    return this.#problem;
  }

  readonly found = (found: Found): void => {
    this.#found.push(found);
    if (!this.#request.json) this.#io.out(writeFound(found, this.#options));
    this.#save();
  };

  finish(exploration: Exploration): void {
    const { explored } = exploration;
    if (this.#request.json) this.#io.out(writeJson(explored, this.#origin));
    else this.#io.out(writeSummary(explored));
    if (this.#shelf && this.#found.length > 0 && this.#problem === undefined)
      this.#io.err(`saved in ${this.#request.save ?? ''}: mailspec run ${this.#request.save ?? ''} plays it\n`);
  }

  /** A case that cannot be saved any more is still printed, and the search goes on. */
  #save(): void {
    if (!this.#shelf || this.#request.save === undefined) return;
    const text = writeSuite(this.#found, this.#request.save, this.#origin);
    try {
      this.#shelf.save(text);
    } catch (cause) {
      this.#problem ??= cause;
      this.#io.err(`${text}\n`);
    }
  }
}

function exitCodeOf({ explored }: Exploration, io: Io): ExitCode {
  if (io.signal.aborted) return exitCodes.interrupted;
  const broken = explored.found
    .flatMap(({ violation, besides }) => [violation, ...besides])
    .filter(({ known }) => !known);
  if (broken.some(({ verdict }) => verdict === 'error')) return exitCodes.bug;
  if (explored.gone !== undefined) return exitCodes.unavailable;
  if (broken.some(({ verdict }) => verdict === 'fail')) return exitCodes.unexpected;
  return explored.plans === 0 ? exitCodes.tooLittleEvidence : exitCodes.expected;
}

/** Accounts of an embedded server are used once, then another one takes its place. */
function renewing(request: ExploreRequest, target: Target, io: Io): { readonly renew?: () => Promise<Target> } {
  if (target.kind !== 'embedded') return {};
  return { renew: async () => (await openTarget(request.server, io)).target };
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = parseExploreRequest(argv);
  const vocabulary = loadVocabulary();
  const opened = await openTarget(request.server, io);
  await using target = opened.target;
  const probed = await probe(request, target, io.signal);
  const options = planOptions(request, probed, target);
  const { tls, timeoutScale, disposable, effort, seed } = request;
  const command = ['mailspec explore', ...argv, ...(argv.includes('--seed') ? [] : [`--seed ${seed}`])].join(' ');
  const teller = new Teller(io, request, { ...options, target: target.name, version: target.version, seed, command });
  const baseline = knownInSearches(
    { asked: request.baseline, folder: opened.folder, target: target.name },
    { requirements: vocabulary.requirements.byId },
  );
  io.err(`seed ${seed}\n`);
  await using player = new Player({
    target,
    ...renewing(request, target, io),
    probed,
    vocabulary,
    baseline,
    tls,
    timeoutScale,
    disposable,
    version: packageVersion(),
    signal: io.signal,
  });
  const exploration = await explore({
    options,
    effort,
    play: (written, scale) => player.play(written, scale),
    timeoutScale,
    signal: io.signal,
    onFound: teller.found,
    onKnown: ({ rule }) => {
      io.err(`known: ${rule}\n`);
    },
    onProgress: () => undefined,
  });
  teller.finish(exploration);
  if (exploration.broken !== undefined) throw exploration.broken as Error;
  if (teller.problem !== undefined) throw teller.problem as Error;
  return exitCodeOf(exploration, io);
}

/** `mailspec explore`. */
export const exploreCommand: Command = {
  name: 'explore',
  summary: 'search for commands of several sessions that break a rule, and shrink them',
  help: exploreHelp(),
  run,
};
