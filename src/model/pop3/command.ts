import type { ClientLine } from './line-reader.ts';

/** A command of the client, as its line says. */
export interface Pop3Command {
  /** In upper case. */
  readonly keyword: string;
  /** One character an octet. */
  readonly args: readonly string[];
  readonly sentAt: number;
  readonly completeAt: number;
}

const secret: ReadonlySet<string> = new Set(['USER', 'PASS', 'APOP', 'AUTH']);

/** The command of a line. */
export function readCommand({ octets, sentAt, completeAt }: ClientLine): Pop3Command {
  const [keyword = '', ...args] = octets.toString('latin1').trim().split(/\s+/);
  return { keyword: keyword.toUpperCase(), args, sentAt, completeAt };
}

/** A command as it may be printed: what could be a secret is left out. */
export function printCommand({ keyword, args }: Pop3Command): string {
  return secret.has(keyword) ? keyword : [keyword, ...args].join(' ').slice(0, 40);
}

/** Arguments of the commands that name a message, where they have one. */
const arity: Readonly<Record<string, number>> = { LIST: 1, UIDL: 1, RETR: 1, DELE: 1, TOP: 2 };

/** The message that a command names; undefined where it names none, or not in the form of its RFC. */
export function messageNamed({ keyword, args }: Pop3Command): number | undefined {
  const [number = ''] = args;
  return args.length === arity[keyword] && args.every(isNumber) ? Number(number) : undefined;
}

/** Ten digits name more messages than any maildrop has; longer numbers are no numbers to us. */
function isNumber(text: string): boolean {
  return /^[0-9]{1,10}$/.test(text);
}
