import type { Effort } from '../explore/found.ts';
import { parseOptions, UsageError, wholeNumber } from './command.ts';
import { duration } from './duration.ts';
import type { Protocol, Reach, ServerRequest } from './server-options.ts';
import { protocolsOf, reachOf, serverHelp, serverOf, serverOptions } from './server-options.ts';

/** What `mailspec explore` was asked to do. */
export interface ExploreRequest extends Reach {
  readonly server: ServerRequest;
  readonly sessions: number;
  readonly steps: number;
  readonly seed: number;
  readonly effort: Effort;
  /** Absent: all that the target speaks. */
  readonly protocols: readonly Protocol[] | undefined;
  /** Some plans start the server anew. */
  readonly restarts: boolean;
  readonly baseline: string | undefined;
  readonly save: string | undefined;
  readonly json: boolean;
}

const defaults = { sessions: '3', steps: '20', for: '60s', jobs: '4' } as const;

/** Most sessions of a plan: beyond it a picture of them is no longer one. */
const MOST_SESSIONS = 20;

const optionsTaken = {
  ...serverOptions,
  sessions: { type: 'string', default: defaults.sessions },
  steps: { type: 'string', default: defaults.steps },
  runs: { type: 'string' },
  for: { type: 'string' },
  seed: { type: 'string' },
  protocols: { type: 'string' },
  restarts: { type: 'boolean', default: false },
  save: { type: 'string' },
  jobs: { type: 'string', short: 'j', default: defaults.jobs },
  'fail-fast': { type: 'boolean', default: false },
  baseline: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseOptions<typeof optionsTaken>>['values'];

function atMost(option: string, value: number, most: number): number {
  if (value > most) throw new UsageError(`--${option} takes at most ${most}, not ${value}`);
  return value;
}

/** Without either of them a minute; `--runs` alone takes as long as it takes. */
function effortOf({ runs, for: time, jobs, 'fail-fast': failFast }: Values): Effort {
  const limit = time ?? (runs === undefined ? defaults.for : undefined);
  return {
    jobs: wholeNumber('jobs', jobs, 1),
    failFast,
    ...(runs === undefined ? {} : { runs: wholeNumber('runs', runs, 1) }),
    ...(limit === undefined ? {} : { forMs: duration('for', limit) }),
  };
}

/** Seeds that nobody chose are below this: easy to read and to type. */
const SEEDS = 1_000_000;

/** Reads the arguments of `mailspec explore`; throws UsageError. */
export function parseExploreRequest(argv: readonly string[]): ExploreRequest {
  const { values, positionals } = parseOptions(argv, optionsTaken);
  if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is more than explore takes`);
  return {
    server: serverOf(values),
    ...reachOf(values),
    sessions: atMost('sessions', wholeNumber('sessions', values.sessions, 1), MOST_SESSIONS),
    steps: atMost('steps', wholeNumber('steps', values.steps, 1), 1000),
    seed: values.seed === undefined ? Math.floor(Math.random() * SEEDS) : wholeNumber('seed', values.seed, 0),
    effort: effortOf(values),
    protocols: values.protocols === undefined ? undefined : protocolsOf(values.protocols),
    baseline: values.baseline,
    restarts: values.restarts,
    save: values.save,
    json: values.json,
  };
}

/** The whole of `mailspec explore --help`. */
export function exploreHelp(): string {
  return `Usage: mailspec explore [--target NAME] [OPTIONS]
       mailspec explore --at imap://HOST:PORT --at pop3://HOST:PORT --accounts FILE [OPTIONS]

Plays random commands of several sessions, some in flight together, with deliveries and reconnects, and holds all that is
sent and received against the ambient rules. A plan that breaks a rule is shrunk to the fewest steps, sessions and messages,
played again to see how often that recurs, and drawn. Each rule is reported once; the search goes on for others.

  --sessions N          sessions of a plan, at most (default ${defaults.sessions})
  --steps N             steps of a plan, at most (default ${defaults.steps})
  --for TIME            how long, such as 60s or 10m (default ${defaults.for}, with --runs without end); what is found gets
                        shrunk to its end
  --runs N              how many plans
  --seed S              the same seed, options and abilities of the server make the same plans (default: any)
  --protocols LIST      imap, pop3 or imap,pop3 (default: all that the target speaks)
  --restarts            some plans start the server anew, and are played alone
  --save FILE           keep what was found as a suite file, which mailspec run FILE plays
  -j, --jobs N          plans at once (default ${defaults.jobs})
  --fail-fast           end with the first finding
  --tls MODE            none (default), starttls or implicit
  --timeout-scale F     multiplies every deadline
  --baseline FILE       known failures (default: that of the target); rules listed there are told and not pursued
  --json                what was found as JSON

${serverHelp}
Exit code 0 when no rule of level MUST broke that the baseline does not know, 1 when one did, 3 when the server is or goes
away for good, 130 when interrupted: what was found so far is told. docs/explore.md tells more.
`;
}
