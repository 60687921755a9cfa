/** What a command ends with: the tagged response without its tag. */
export interface Reply {
  readonly status: 'OK' | 'NO' | 'BAD';
  /** Response code without its brackets, e.g. `TRYCREATE` or `COPYUID 1 1:2 3:4`. */
  readonly code?: string;
  readonly text: string;
  /** Nothing is announced before it. For faults only. */
  readonly isQuiet?: boolean;
  /** Sent without the tag: the command cannot be told. */
  readonly isUntagged?: boolean;
  /** Done when the reply is on its way, e.g. the handshake of STARTTLS. */
  readonly after?: () => Promise<void> | void;
}

function reply(status: Reply['status']): (text: string, code?: string) => Reply {
  return (text, code) => (code === undefined ? { status, text } : { status, code, text });
}

export const ok: (text: string, code?: string) => Reply = reply('OK');
export const no: (text: string, code?: string) => Reply = reply('NO');
export const bad: (text: string, code?: string) => Reply = reply('BAD');

/** Thrown by a command that refuses: its reply is sent, and nothing else happens. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(refused: Reply) {
    super(refused.text);
    this.name = 'Refusal';
    this.reply = refused;
  }
}

/** Thrown by parsers: the command breaks the grammar (RFC 9051 section 9) and is answered with BAD. */
export class SyntaxFault extends Refusal {
  constructor(text: string, code?: string) {
    super(bad(text, code));
    this.name = 'SyntaxFault';
  }
}
