import { type ReferenceServer, startReferenceServer } from '../reference/index.ts';
import { type ExitCode, exitCodes } from '../result/verdict.ts';
import { TargetError } from '../targets/target.ts';
import type { Command, Io } from './command.ts';
import { faultList, settingList } from './serve-lists.ts';
import { parseServeRequest, serveHelp, type ServeRequest } from './serve-options.ts';

/** Starts the reference server for clients to be tested against. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'start the embedded IMAP and POP3 server, for a client to be tried on',
  help: serveHelp(),
  run,
};

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = parseServeRequest(argv);
  if (request.list === undefined) await serve(request, io);
  else io.out(request.list === 'faults' ? faultList(request.json) : settingList(request.json));
  return exitCodes.expected;
}

/** Serves until it is told to stop: that is how it should end, so it ends well. */
async function serve(request: ServeRequest, io: Io): Promise<void> {
  await using server = await start(request, io);
  for (const { user } of request.accounts) server.deliver(user, request.mail);
  io.out(request.json ? `${JSON.stringify(facts(request, server))}\n` : announcement(request, server));
  if (!isLoopback(request.host))
    io.err(`${request.host} is no loopback address: whoever reaches it can try these accounts.\n`);
  await new Promise<void>((resolve) => {
    if (io.signal.aborted) resolve();
    io.signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

async function start({ listen, host, accounts, certificate, ...rest }: ServeRequest, io: Io): Promise<ReferenceServer> {
  try {
    return await startReferenceServer({
      listen,
      host,
      accounts,
      certificate,
      faults: rest.faults,
      choices: rest.choices,
      logSessions: rest.log,
      log: (line) => {
        io.err(`${new Date().toISOString().slice(11, -1)} ${line}\n`);
      },
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TargetError('start', `the server does not start: ${why}`, adviceOn(cause), cause);
  }
}

function adviceOn(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') return 'Another program listens there: give another port, or 0 for a free one.';
  if (code === 'EACCES') return 'Ports below 1024 are for root: give a higher one.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return '--host takes a name or address of this machine.';
  return 'Look at --host and at the ports; --cert and --key take PEM files that belong together.';
}

function facts(request: ServeRequest, { endpoints }: ReferenceServer): object {
  const { accounts, certificateFile, faults, choices, mail } = request;
  return { endpoints, accounts, certificate: certificateFile, faults, settings: choices, messages: mail.length };
}

function announcement(request: ServeRequest, { endpoints }: ReferenceServer): string {
  const settings = Object.entries(request.choices).map(([name, value]) => `${name}=${value}`);
  return [
    'mailspec serve: mail is kept in memory and gone when it stops (Ctrl-C)',
    ...endpoints.map(({ service, host, port }) => `  ${service.padEnd(11)}  ${host}:${String(port)}`),
    ...request.accounts.map(({ user, password }) => `  account      ${user}, password ${password}`),
    `  certificate  ${request.certificateFile}`,
    ...(request.mail.length > 0 ? [`  messages     ${String(request.mail.length)} in each INBOX`] : []),
    ...request.faults.map((id) => `  fault        ${id}`),
    ...settings.map((text) => `  setting      ${text}`),
    '',
  ].join('\n');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
