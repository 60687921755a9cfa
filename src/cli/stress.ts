import { knownFailures } from '../run/baseline-file.ts';
import { type ExitCode, tlsModes } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { planStress, type StressOptions } from '../stress/plan.ts';
import { stress, type StressInput } from '../stress/stress.ts';
import { writeStress } from '../stress/write-stress.ts';
import type { EmbeddedOptions } from '../targets/embedded-target.ts';
import { referenceTarget } from '../targets/load.ts';
import type { Command, Io } from './command.ts';
import { oneOfWords, parseOptions, UsageError, wholeNumber } from './command.ts';
import { duration } from './duration.ts';
import { openTarget, type TargetRequest } from './open-target.ts';
import { choiceOptions, faultOptions } from './reference-options.ts';

const defaults = { sessions: '50', for: '30s', seed: '1', tls: 'none', 'timeout-scale': '1' } as const;

/** Long enough to be a load, short enough that views are often compared. */
const WORK_MS = 5_000;

const help = `Usage: mailspec stress [--target NAME] [OPTIONS]
       mailspec stress --at imap://HOST:PORT --at pop3://HOST:PORT --accounts FILE [OPTIONS]

Puts a load on a server: many sessions at once, each with one command in flight, all on a few accounts, so that they meet.
Everything that they send and receive is held against the ambient rules. Every few seconds all sessions rest, poll, and
what they see of a mailbox is compared.

  --sessions N          sessions at once (default ${defaults.sessions})
  --for TIME            how long, such as 30s or 10m (default ${defaults.for})
  --protocols LIST      imap, pop3 or imap,pop3 (default: all that the target speaks; one session in five is POP3 then)
  --accounts-used N     accounts to spread the sessions over (default: one for every ten sessions)
  --seed S              the same seed makes every session choose the same commands (default ${defaults.seed})
  --tls MODE            none (default), starttls or implicit
  --timeout-scale F     multiplies every deadline
  --baseline FILE       known failures (default: that of the target)
  --json                the figures as JSON

The server
  -t, --target NAME     a shipped target (mailspec targets) or the path of a target.yaml; default: ${referenceTarget}
  --image REF           run the target's definition on this image
  --fault ID            a bug that the embedded server is to have; may be given more than once
  --set NAME=VALUE      the way it takes where an RFC leaves a choice; may be given more than once
  --at URL              a server that runs already; may be given more than once
  --accounts FILE       its accounts (or MAILSPEC_USER and MAILSPEC_PASSWORD)
  --disposable          everything in those accounts may be deleted; without it an account that holds mail is refused

Exit code 0 when nothing unexpected was seen; 1 when a rule was broken that the baseline does not know, a reply did not come
in time, or the server went away; 2, 3, 70 and 130 as everywhere. docs/stress.md tells more.
`;

const optionsTaken = {
  sessions: { type: 'string', default: defaults.sessions },
  for: { type: 'string', default: defaults.for },
  protocols: { type: 'string' },
  'accounts-used': { type: 'string' },
  seed: { type: 'string', default: defaults.seed },
  tls: { type: 'string', default: defaults.tls },
  'timeout-scale': { type: 'string', default: defaults['timeout-scale'] },
  baseline: { type: 'string' },
  json: { type: 'boolean', default: false },
  target: { type: 'string', short: 't' },
  image: { type: 'string' },
  fault: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  at: { type: 'string', multiple: true },
  accounts: { type: 'string' },
  disposable: { type: 'boolean', default: false },
} as const;

interface StressRequest {
  readonly server: TargetRequest;
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
  const baseline = knownFailures({ asked: request.baseline, folder: opened.folder, target: target.name }, {});
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
  const { at = [], fault = [], set = [], accounts, image, target } = values;
  if (at.length > 0 && target !== undefined) throw new UsageError('--target and --at both name a server: give one');
  if (at.length > 0 && (image !== undefined || fault.length + set.length > 0))
    throw new UsageError('--image, --fault and --set are for --target, not for --at');
  const embedded: EmbeddedOptions = { faults: faultOptions(fault), choices: choiceOptions(set) };
  const options = loadOptions(values);
  return {
    server: { target: target ?? (at.length > 0 ? undefined : referenceTarget), image, embedded, at, accounts, options },
    options,
    baseline: values.baseline,
    json: values.json,
  };
}

function loadOptions(values: ReturnType<typeof parseOptions<typeof optionsTaken>>['values']): StressRequest['options'] {
  const timeoutScale = Number(values['timeout-scale']);
  if (!(timeoutScale > 0 && Number.isFinite(timeoutScale)))
    throw new UsageError(`--timeout-scale takes a number above 0, not "${values['timeout-scale']}"`);
  const used = values['accounts-used'];
  return {
    sessions: wholeNumber('sessions', values.sessions, 1),
    forMs: duration('for', values.for),
    workMs: WORK_MS,
    seed: wholeNumber('seed', values.seed, 0),
    tls: oneOfWords('tls', values.tls, tlsModes),
    timeoutScale,
    disposable: values.disposable,
    ...(values.protocols === undefined ? {} : { protocols: protocolsOf(values.protocols) }),
    ...(used === undefined ? {} : { accounts: wholeNumber('accounts-used', used, 1) }),
  };
}

function protocolsOf(text: string): readonly ('imap' | 'pop3')[] {
  return text.split(',').map((word) => oneOfWords('protocols', word, ['imap', 'pop3']));
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
