import { exitCodes } from '../result/verdict.ts';
import type { ExitCode } from '../result/verdict.ts';
import type { TargetDefinition } from '../targets/definition.ts';
import { connectEngine } from '../targets/engine.ts';
import { ensureImage } from '../targets/image.ts';
import { loadTarget } from '../targets/load.ts';
import { remoteTarget } from '../targets/remote.ts';
import { startTarget } from '../targets/start.ts';
import type { Target } from '../targets/target.ts';
import { type Command, type Io, parseOptions, UsageError } from './command.ts';
import { type CheckName, checkNames, type Finding, formatFinding, notApplicable, ok } from './doctor-finding.ts';
import { checkLogin, checkTls } from './doctor-login.ts';
import { checkAppend, checkDelivery, checkRestart, checkWipe, refusal } from './doctor-mail.ts';
import type { Patient } from './doctor-patient.ts';
import { Visit, type VisitIo } from './doctor-visit.ts';
import type { TargetRequest } from './open-target.ts';

const help = `Usage: mailspec doctor --target NAME [OPTIONS]
       mailspec doctor --at URL... [OPTIONS]

Looks at a target check by check: ${checkNames.join(', ')}. Says of each
whether it works, and what to do where it does not.

  --target NAME|PATH  a target of this package, or the path of a target.yaml
  --image REF         run the target's definition on this image
  --at URL            a server that runs already, e.g. imap://host:143; may stand several times
  --accounts FILE     its accounts; without it MAILSPEC_USER and MAILSPEC_PASSWORD
  --disposable        mail in its accounts may be lost
  --json              the findings as JSON

Exit code 0 when nothing failed, 3 otherwise.
`;

const options = {
  target: { type: 'string', short: 't' },
  image: { type: 'string' },
  at: { type: 'string', multiple: true },
  accounts: { type: 'string' },
  disposable: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** `mailspec doctor`. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'say what works of a target, check by check',
  help,
  run,
};

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, options);
  if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is more than doctor takes`);
  const request: DoctorRequest = {
    target: values.target,
    image: values.image,
    at: values.at ?? [],
    accounts: values.accounts,
    disposable: values.disposable ?? false,
  };
  const asText = (finding: Finding): void => {
    if (values.json !== true) io.out(formatFinding(finding));
  };
  const findings = await doctor(request, {
    write: asText,
    log: (line) => {
      io.err(`${line}\n`);
    },
    signal: io.signal,
  });
  if (values.json === true) io.out(`${JSON.stringify(findings, null, 2)}\n`);
  return findings.some(({ status }) => status === 'failed') ? exitCodes.unavailable : exitCodes.expected;
}

/** Which target to look at. */
export interface DoctorRequest extends TargetRequest {
  readonly disposable: boolean;
}

export interface DoctorIo extends VisitIo {
  /** Told what takes long. */
  readonly log: (line: string) => void;
}

/** Looks at a target, check by check; gives all findings, in the order of `checkNames`. */
export async function doctor(request: DoctorRequest, io: DoctorIo): Promise<readonly Finding[]> {
  const visit = new Visit(io);
  const target = await open(visit, request, io);
  if (target !== undefined) {
    await using patient = target;
    await examine(visit, { target: patient, disposable: request.disposable || patient.disposable, signal: io.signal });
  }
  visit.skipRest();
  return visit.findings;
}

async function open(visit: Visit, request: DoctorRequest, io: DoctorIo): Promise<Target | undefined> {
  if (request.at.length > 0) return openRemote(visit, request, io);
  if (request.target === undefined) throw new UsageError('no target: name one with --target NAME or give --at URL');
  const definition = await loadTarget(request.target);
  if (!(await prepare(visit, definition, request, io))) return undefined;
  return visit.check('ports', async () => {
    const image = request.image === undefined ? {} : { image: request.image };
    const target = await startTarget(definition, { ...image, log: io.log, signal: io.signal });
    return [ok('ports', describePorts(target)), target];
  });
}

/** Engine and image, where the target needs them. */
async function prepare(
  visit: Visit,
  definition: TargetDefinition,
  request: DoctorRequest,
  io: DoctorIo,
): Promise<boolean> {
  const { recipe } = definition;
  if (recipe.kind !== 'container') {
    const why = recipe.kind === 'process' ? 'a process needs none' : 'the embedded server needs none';
    visit.note(notApplicable('engine', why));
    visit.note(notApplicable('image', why));
    return true;
  }
  const engine = await visit.check('engine', async () => {
    const connected = await connectEngine();
    const { serverVersion, operatingSystem } = connected.client.info.containerRuntime;
    return [ok('engine', `${String(serverVersion)} on ${operatingSystem}`), connected];
  });
  if (engine === undefined) return false;
  const image = await visit.check('image', async () => {
    const wanted = request.image === undefined ? {} : { image: request.image };
    const found = await ensureImage(engine, { ...definition, recipe }, { ...wanted, log: io.log, signal: io.signal });
    return [ok('image', found), found];
  });
  return image !== undefined;
}

async function openRemote(visit: Visit, request: DoctorRequest, io: DoctorIo): Promise<Target | undefined> {
  visit.note(notApplicable('engine', 'the server runs already'));
  visit.note(notApplicable('image', 'the server runs already'));
  return visit.check('ports', async () => {
    const accountsFile = request.accounts === undefined ? {} : { accountsFile: request.accounts };
    const target = await remoteTarget({ at: request.at, ...accountsFile, signal: io.signal });
    return [ok('ports', describePorts(target)), target];
  });
}

function describePorts(target: Target): string {
  const ports = target
    .endpoints()
    .map(({ protocol, tls, port }) => `${protocol}${tls === 'implicit' ? 's' : ''} ${port}`);
  return `${ports.join(', ')} greet at ${target.endpoints()[0]?.host ?? ''}: ${target.version}`;
}

/** The checks of a server that greets. */
async function examine(visit: Visit, { target, disposable, signal }: Omit<Patient, 'account' | 'tls'>): Promise<void> {
  const account = target.accounts.at(-1);
  if (account === undefined) throw new UsageError('the target has no accounts');
  const patient: Patient = { target, account, disposable, signal, tls: new Map() };
  const check = (name: CheckName, act: (patient: Patient) => Promise<Finding>): Promise<true | undefined> =>
    visit.check(name, async () => [await act(patient), true]);
  await check('TLS', checkTls);
  if ((await check('login', checkLogin)) !== true) return;
  const held = await refusal(patient);
  if (held === undefined) {
    await check('append', checkAppend);
    await check('delivery', checkDelivery);
    await check('wipe', checkWipe);
  } else {
    for (const name of ['append', 'delivery', 'wipe'] as const) visit.note(notApplicable(name, held));
  }
  await check('restart', checkRestart);
}
