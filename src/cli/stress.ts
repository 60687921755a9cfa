import { knownInSearches } from '../run/baseline-file.ts';
import type { ExitCode } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { planStress, sessionsUntold, type StressOptions } from '../stress/plan.ts';
import { stress, type StressInput } from '../stress/stress.ts';
import { writeStress } from '../stress/write-stress.ts';
import type { Command, Io } from './command.ts';
import { parseOptions, UsageError, wholeNumber } from './command.ts';
import { duration } from './duration.ts';
import { openTarget } from './open-target.ts';
import type { ServerRequest } from './server-options.ts';
import { protocolsOf, reachOf, serverHelp, serverOf, serverOptions } from './server-options.ts';

const defaults = { for: '30s', seed: '1' } as const;

/** Long enough to be a load, short enough that views are often compared. */
const WORK_MS = 5_000;

const help = `Usage: mailspec stress [--target NAME] [OPTIONS]
       mailspec stress --at imap://HOST:PORT --at pop3://HOST:PORT --accounts FILE [OPTIONS]

Puts a load on a server: many sessions at once, each with one command in flight, all on a few accounts, so that they meet.
Everything that they send and receive is held against the ambient rules. Every few seconds all sessions rest, poll, and
what they see of a mailbox is compared.

  --sessions N          sessions at once (default ${sessionsUntold}, or as many as the server takes)
  --for TIME            how long, such as 30s or 10m (default ${defaults.for})
  --protocols LIST      imap, pop3 or imap,pop3 (default: all that the target speaks; one session in five is POP3 then)
  --accounts-used N     accounts to spread the sessions over (default: one for every ten sessions)
  --seed S              the same seed makes every session choose the same commands (default ${defaults.seed})
  --tls MODE            none (default), starttls or implicit
  --timeout-scale F     multiplies every deadline
  --baseline FILE       known failures (default: that of the target)
  --json                the figures as JSON

${serverHelp}
Exit code 0 when nothing unexpected was seen; 1 when a rule was broken that the baseline does not know, a reply did not come
in time, or the server went away; 2, 3, 70 and 130 as everywhere. docs/stress.md tells more.
`;

const optionsTaken = {
  ...serverOptions,
  sessions: { type: 'string' },
  for: { type: 'string', default: defaults.for },
  protocols: { type: 'string' },
  'accounts-used': { type: 'string' },
  seed: { type: 'string', default: defaults.seed },
  baseline: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface StressRequest {
  readonly server: ServerRequest;
  readonly options: Omit<StressOptions, 'signal'>;
  readonly baseline: string | undefined;
  readonly json: boolean;
}

/** `mailspec stress`. */
export const stressCommand: Command = {
  name: 'stress',
  summary: 'put a load on a server and watch every rule',
  help,
  run,
};

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = requestOf(argv);
  const opened = await openTarget(request.server, io);
  await using target = opened.target;
  const baseline = knownInSearches({ asked: request.baseline, folder: opened.folder, target: target.name }, {});
  const plan = planStress(target, request.options);
  if ('problem' in plan) throw new UsageError(plan.problem);
  const options = { ...request.options, signal: io.signal };
  const result = await stress({ target, plan, baseline, options, onRest: progressOn(io) });
  io.out(request.json ? `${JSON.stringify(result, null, 2)}\n` : writeStress(result));
  return result.exitCode;
}

function requestOf(argv: readonly string[]): StressRequest {
  const { values, positionals } = parseOptions(argv, optionsTaken);
  if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is more than stress takes`);
  return {
    server: serverOf(values),
    options: loadOptions(values),
    baseline: values.baseline,
    json: values.json,
  };
}

function loadOptions(values: ReturnType<typeof parseOptions<typeof optionsTaken>>['values']): StressRequest['options'] {
  const used = values['accounts-used'];
  return {
    ...(values.sessions === undefined ? {} : { sessions: wholeNumber('sessions', values.sessions, 1) }),
    forMs: duration('for', values.for),
    workMs: WORK_MS,
    seed: wholeNumber('seed', values.seed, 0),
    ...reachOf(values),
    ...(values.protocols === undefined ? {} : { protocols: protocolsOf(values.protocols) }),
    ...(used === undefined ? {} : { accounts: wholeNumber('accounts-used', used, 1) }),
  };
}

/** A line at every rest. */
function progressOn(io: Io): StressInput['onRest'] {
  return ({ elapsedMs, commands, broken, memory }) => {
    const seconds = Math.max(1, Math.round(elapsedMs / 1000));
    const figures = [
      `${commands} commands`,
      `${Math.round(commands / (elapsedMs / 1000))} a second`,
      `rules broken ${counted(broken, 'time')}`,
      `${(memory / 1_048_576).toFixed(1)} MB in use`,
    ];
    io.err(`${seconds} s: ${figures.join(', ')}\n`);
  };
}
