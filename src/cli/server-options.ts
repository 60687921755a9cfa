import type { TlsMode } from '../result/verdict.ts';
import { tlsModes } from '../result/verdict.ts';
import type { EmbeddedOptions } from '../targets/embedded-target.ts';
import { referenceTarget } from '../targets/load.ts';
import { oneOfWords, UsageError } from './command.ts';
import type { TargetRequest } from './open-target.ts';
import { choiceOptions, faultOptions } from './reference-options.ts';

/** The options that name a server and tell how it is reached: of every command that plays against one. */
export const serverOptions = {
  target: { type: 'string', short: 't' },
  image: { type: 'string' },
  fault: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  at: { type: 'string', multiple: true },
  accounts: { type: 'string' },
  disposable: { type: 'boolean', default: false },
  tls: { type: 'string', default: 'none' },
  'timeout-scale': { type: 'string', default: '1' },
} as const;

interface ServerValues {
  readonly target?: string | undefined;
  readonly image?: string | undefined;
  readonly fault?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly at?: readonly string[] | undefined;
  readonly accounts?: string | undefined;
  readonly disposable: boolean;
  readonly tls: string;
  readonly 'timeout-scale': string;
}

/** A server, the embedded one where none is named. */
export interface ServerRequest extends TargetRequest {
  readonly embedded: EmbeddedOptions;
}

/** How sessions are opened, how long they are waited for, and whether mail may be lost. */
export interface Reach {
  readonly tls: TlsMode;
  readonly timeoutScale: number;
  readonly disposable: boolean;
}

/** The server that the options name; throws UsageError where they name two, or tell one what is for the other. */
export function serverOf(values: ServerValues): ServerRequest {
  const { at = [], fault = [], set = [], accounts, image, target } = values;
  const runs = at.length > 0;
  if (runs && target !== undefined) throw new UsageError('--target and --at both name a server: give one of them');
  if (runs && (image !== undefined || fault.length + set.length > 0))
    throw new UsageError(
      '--fault and --set are for the embedded server, --image for a container: they are for --target, not for --at',
    );
  return {
    target: target ?? (runs ? undefined : referenceTarget),
    image,
    embedded: { faults: faultOptions(fault), choices: choiceOptions(set) },
    at,
    accounts,
    options: { timeoutScale: factorOf(values) },
  };
}

/** What the options tell of sessions; throws UsageError. */
export function reachOf(values: ServerValues): Reach {
  const tls = oneOfWords('tls', values.tls, tlsModes);
  return { tls, timeoutScale: factorOf(values), disposable: values.disposable };
}

function factorOf({ 'timeout-scale': text }: ServerValues): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`--timeout-scale takes a number above 0, not "${text}"`);
}

/** A protocol that a server may speak. */
export type Protocol = (typeof protocols)[number];
export const protocols = ['imap', 'pop3'] as const;

/** The protocols of `--protocols imap,pop3`, each once; without it all that the target speaks. Throws UsageError. */
export function protocolsOf(text: string): readonly Protocol[] {
  return [...new Set(text.split(',').map((word) => oneOfWords('protocols', word, protocols)))];
}

/** The part of `--help` about `serverOptions`. */
export const serverHelp = `The server
  -t, --target NAME     a shipped target (mailspec targets) or the path of a target.yaml; default: ${referenceTarget},
                        the server inside mailspec, which needs neither container nor network
  --image REF           run the target's definition on this image
  --fault ID            a bug that the embedded server is to have; may be given more than once
  --set NAME=VALUE      the way it takes where an RFC leaves a choice; may be given more than once
  --at URL              a server that runs already: imap://, imaps://, pop3://, pop3s://; may be given more than once
  --accounts FILE       its accounts (or MAILSPEC_USER and MAILSPEC_PASSWORD); docs/adding-a-target.md has the form
  --disposable          everything in those accounts may be deleted; without it an account that holds mail is refused
`;
