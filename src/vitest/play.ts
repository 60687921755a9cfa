import type { Catalogue } from '../catalogue/catalogue.ts';
import { packageVersion } from '../source/packaged.ts';
import { writeBundle } from '../report/bundle.ts';
import type { CheckResult, RunEvent, RunResult } from '../result/result.ts';
import { knownFailures } from '../run/baseline-file.ts';
import type { RunInput } from '../run/run.ts';
import { runCases } from '../run/run.ts';
import type { Case } from '../script/model.ts';
import { loadTarget } from '../targets/load.ts';
import { startTarget } from '../targets/start.ts';
import type { Target } from '../targets/target.ts';
import type { SuitesOptions } from './options.ts';

const DEFAULT_JOBS = 4;

/** Checks by id, each as a promise that the run keeps. */
class Verdicts {
  readonly #known = new Map<string, CheckResult>();
  readonly #waiting = new Map<string, ((check: CheckResult | undefined) => void)[]>();
  #over = false;

  readonly take = (event: RunEvent): void => {
    if (event.event !== 'check') return;
    this.#known.set(event.check.id, event.check);
    for (const resolve of this.#waiting.get(event.check.id) ?? []) resolve(event.check);
    this.#waiting.delete(event.check.id);
  };

  /** The run is over: nobody waits any more. */
  close(): void {
    this.#over = true;
    for (const resolve of [...this.#waiting.values()].flat()) resolve(undefined);
    this.#waiting.clear();
  }

  of(id: string): Promise<CheckResult | undefined> {
    const known = this.#known.get(id);
    if (known || this.#over) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]);
    });
  }
}

/** A run that goes on while the tests wait for their verdicts. */
export interface Playing {
  verdictOf(check: string): Promise<CheckResult | undefined>;
  readonly result: Promise<RunResult>;
  /** Waits for the run and takes the target down. */
  end(): Promise<void>;
}

function inputOf(
  options: SuitesOptions,
  catalogue: Catalogue,
  rest: Pick<RunInput, 'cases' | 'target' | 'baseline' | 'onEvent' | 'onTranscript'>,
): RunInput {
  return {
    ...rest,
    leftOut: [],
    fixtures: catalogue.fixtures,
    version: packageVersion(),
    selection: options.select ?? [],
    options: {
      jobs: options.jobs ?? DEFAULT_JOBS,
      tls: 'none',
      timeoutScale: options.timeoutScale ?? 1,
      failFast: false,
      readOnly: false,
      disposable: false,
      signal: new AbortController().signal,
    },
  };
}

async function playAndKeep(
  input: RunInput,
  target: Target,
  transcripts: ReadonlyMap<string, string>,
): Promise<RunResult> {
  const result = await runCases(input);
  writeBundle('reports', result, { transcripts, serverLog: await target.logs() });
  return result;
}

/** Starts the target and the run; resolves when the run is under way. */
export async function startPlaying(
  options: SuitesOptions,
  catalogue: Catalogue,
  cases: readonly Case[],
): Promise<Playing> {
  const definition = await loadTarget(options.target);
  const target = await startTarget(definition, { log: (line) => process.stderr.write(`${line}\n`) });
  const verdicts = new Verdicts();
  const transcripts = new Map<string, string>();
  const input = inputOf(options, catalogue, {
    cases,
    target,
    baseline: knownFailures(
      { asked: options.baseline, folder: definition.directory, target: target.name },
      { requirements: catalogue.requirements.byId },
    ),
    onEvent: verdicts.take,
    onTranscript: (id, text) => transcripts.set(id, text),
  });
  const result = playAndKeep(input, target, transcripts).finally(() => {
    verdicts.close();
  });
  result.catch(() => undefined);
  return {
    verdictOf: (check) => verdicts.of(check),
    result,
    end: async () => {
      await result.catch(() => undefined);
      await target[Symbol.asyncDispose]();
    },
  };
}
