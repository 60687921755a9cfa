import { readFileSync } from 'node:fs';
import type { Choices, FaultId, ReferenceOptions, Service } from '../reference/index.ts';
import { packaged } from '../source/packaged.ts';
import { parseOptions, UsageError, wholeNumber } from './command.ts';
import { readMaildrop } from './maildrop.ts';
import { choiceOptions, faultOptions } from './reference-options.ts';

/** What `mailspec serve` was asked to do. */
export interface ServeRequest {
  /** Only print a list, and start nothing. */
  readonly list: 'faults' | 'settings' | undefined;
  readonly json: boolean;
  readonly log: boolean;
  readonly listen: ReferenceOptions['listen'];
  readonly host: string;
  readonly accounts: ReferenceOptions['accounts'];
  readonly certificate: NonNullable<ReferenceOptions['certificate']>;
  readonly certificateFile: string;
  readonly mail: readonly Buffer[];
  readonly faults: readonly FaultId[];
  readonly choices: Choices;
}

const optionsTaken = {
  imap: { type: 'string' },
  imaps: { type: 'string' },
  pop3: { type: 'string' },
  pop3s: { type: 'string' },
  lmtp: { type: 'string' },
  host: { type: 'string' },
  account: { type: 'string', multiple: true },
  maildrop: { type: 'string' },
  set: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  cert: { type: 'string' },
  key: { type: 'string' },
  log: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'list-faults': { type: 'boolean', default: false },
  'list-settings': { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseOptions<typeof optionsTaken>>['values'];

const services = ['imap', 'imaps', 'pop3', 'pop3s', 'lmtp'] as const satisfies readonly Service[];
const lastPort = 65_535;
const defaultAccount = { user: 'test', password: 'test' };

/** Reads the arguments of `mailspec serve`; throws UsageError. */
export function parseServeRequest(argv: readonly string[]): ServeRequest {
  const { values, positionals } = parseOptions(argv, optionsTaken);
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`takes no "${stray}": every argument belongs to an option`);
  return {
    list: listOf(values),
    json: values.json,
    log: values.log,
    listen: portsOf(values),
    host: values.host ?? '127.0.0.1',
    accounts: accountsOf(values.account ?? []),
    ...certificateOf(values),
    mail: values.maildrop === undefined ? [] : readMaildrop(values.maildrop),
    faults: faultOptions(values.fault ?? []),
    choices: choiceOptions(values.set ?? []),
  };
}

function listOf(values: Values): ServeRequest['list'] {
  const [first, second] = (['faults', 'settings'] as const).filter((list) => values[`list-${list}`]);
  if (second !== undefined) throw new UsageError('--list-faults and --list-settings: one at a time');
  return first;
}

/** Only the services asked for; where none is, all of them on free ports. */
function portsOf(values: Values): ReferenceOptions['listen'] {
  const asked = services.flatMap((service) => {
    const text = values[service];
    return text === undefined ? [] : [[service, portOption(service, text)] as const];
  });
  return Object.fromEntries(asked.length > 0 ? asked : services.map((service) => [service, 0]));
}

function portOption(service: Service, text: string): number {
  const port = wholeNumber(service, text, 0);
  if (port > lastPort) throw new UsageError(`--${service} takes a port up to ${lastPort}, not "${text}"`);
  return port;
}

function accountsOf(texts: readonly string[]): ReferenceOptions['accounts'] {
  const accounts = texts.map((text) => {
    const [, user, password] = /^([^:]+):(.+)$/s.exec(text) ?? [];
    if (user === undefined || password === undefined)
      throw new UsageError(`--account takes user:password, such as ann:secret, not "${text}"`);
    return { user, password };
  });
  const twice = accounts.find(({ user }, index) => accounts.findIndex((one) => one.user === user) < index);
  if (twice !== undefined) throw new UsageError(`--account names ${twice.user} twice`);
  return accounts.length > 0 ? accounts : [defaultAccount];
}

function certificateOf({ cert, key }: Values): Pick<ServeRequest, 'certificate' | 'certificateFile'> {
  if ((cert === undefined) !== (key === undefined)) throw new UsageError('--cert and --key go together');
  const certificateFile = cert ?? packaged('fixtures', 'certificates', 'localhost.crt');
  const keyFile = key ?? packaged('fixtures', 'certificates', 'localhost.key');
  return { certificateFile, certificate: { cert: pemOf('cert', certificateFile), key: pemOf('key', keyFile) } };
}

function pemOf(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--${option}: there is no file ${file} that can be read`);
  }
}

/** The whole of `mailspec serve --help`. */
export function serveHelp(): string {
  return `Usage: mailspec serve [OPTIONS]

Starts the server inside mailspec: IMAP4rev1, IMAP4rev2 and POP3 over one store of mail in memory, strict, and with
bugs on request. It tells where it listens and stops at Ctrl-C (SIGINT, SIGTERM).

Where
  --imap PORT           IMAP, with STARTTLS; 0 takes a free port, here and below
  --imaps PORT          IMAP in TLS
  --pop3 PORT           POP3, with STLS
  --pop3s PORT          POP3 in TLS
  --lmtp PORT           LMTP: delivery to user or user@anything
                        none of them: all of them, on free ports
  --host HOST           name or address to listen at (default 127.0.0.1)
  --cert FILE           certificate, PEM (default: one for localhost that comes with mailspec)
  --key FILE            its key

Mail
  --account USER:PASS   an account; may be given more than once (default ${defaultAccount.user}:${defaultAccount.password})
  --maildrop FOLDER     its .eml files are in every INBOX at the start

Behaviour
  --set NAME=VALUE      the way the server takes where an RFC leaves a choice; may be given more than once
  --fault ID            a bug that the server is to have; may be given more than once
  --list-settings       print the settings
  --list-faults         print the faults

Output
  --log                 what each session says and hears, without passwords, on standard error
  --json                where it listens, or the list asked for, as JSON on standard output
`;
}
