import type { ServerContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { Connection } from '../net/connection.ts';
import { readMessageText } from './message-text.ts';
import { parsePath, type Path } from './path.ts';
import { replyLine, replyLines } from './reply.ts';
import { traceFields } from './trace-fields.ts';

/** What a client is told that is still there when the server stops. */
export const stopsReply: string = replyLine(421, '4.3.2', 'The server stops');

/** A recipient that RCPT accepted. */
interface Recipient {
  readonly user: string;
  readonly address: string;
}

/** Parameters of MAIL that the extensions of LHLO bring (RFC 1870, RFC 6152, RFC 6531). */
const mailParameters = {
  SIZE: /^\d{1,20}$/,
  BODY: /^(?:7BIT|8BITMIME)$/i,
  SMTPUTF8: /^$/,
} as const;

/** State of one LMTP connection: what was said since LHLO, one method for each command. */
export class LmtpSession {
  readonly #connection: Connection;
  readonly #context: ServerContext;
  #client: string | undefined;
  #from: string | undefined;
  #recipients: Recipient[] = [];
  #messages = 0;

  constructor(connection: Connection, context: ServerContext) {
    this.#connection = connection;
    this.#context = context;
  }

  /** RFC 2033 section 4.1. */
  lhlo(client: string): string {
    if (!/^[^\s<>]+$/.test(client)) return replyLine(501, '5.5.4', 'Say LHLO and your name');
    this.reset();
    this.#client = client;
    const size = `SIZE ${String(limits.messageOctets)}`;
    const words = [this.#context.host, 'PIPELINING', 'ENHANCEDSTATUSCODES', '8BITMIME', 'SMTPUTF8', size];
    return replyLines(250, words);
  }

  mail(text: string): string {
    const path = /^FROM:/i.test(text) ? parsePath(text.slice('FROM:'.length)) : undefined;
    if (this.#client === undefined) return replyLine(503, '5.5.1', 'Say LHLO first');
    if (this.#from !== undefined) return replyLine(503, '5.5.1', 'There is a sender already');
    if (path === undefined) return replyLine(501, '5.5.4', 'Say MAIL FROM:<address>');
    const refused = refusedParameter(path);
    if (refused !== undefined) return refused;
    this.#from = path.address;
    return replyLine(250, '2.1.0', 'Sender taken');
  }

  rcpt(text: string): string {
    const path = /^TO:/i.test(text) ? parsePath(text.slice('TO:'.length)) : undefined;
    if (this.#from === undefined) return replyLine(503, '5.5.1', 'Say MAIL first');
    if (path === undefined || path.address === '') return replyLine(501, '5.5.4', 'Say RCPT TO:<address>');
    if (path.parameters.length > 0) return replyLine(555, '5.5.4', 'RCPT takes no parameters here');
    if (this.#recipients.length >= limits.lmtpRecipients) return replyLine(452, '4.5.3', 'Too many recipients');
    const account = this.#context.store.account(path.address) ?? this.#context.store.account(path.local);
    if (account === undefined) return replyLine(550, '5.1.1', 'There is no such user');
    this.#recipients.push({ user: account.user, address: path.address });
    return replyLine(250, '2.1.5', 'Recipient taken');
  }

  /** One reply for each recipient (RFC 2033 section 4.2). Undefined: the client is gone. */
  async data(text: string): Promise<string | undefined> {
    if (text !== '') return replyLine(501, '5.5.4', 'DATA takes no argument');
    if (this.#recipients.length === 0) return replyLine(503, '5.5.1', 'There is no recipient');
    this.#connection.write('354 End with a dot on a line of its own\r\n');
    const message = await readMessageText(this.#connection, this.#context.stopping);
    const recipients = this.#recipients;
    const from = this.#from ?? '';
    this.reset();
    if (message.kind === 'cut') return this.#context.stopping.aborted ? stopsReply : undefined;
    if (message.kind === 'too-big') return recipients.map(() => replyLine(552, '5.3.4', 'Too big')).join('');
    return recipients.map((recipient) => this.#deliver(from, recipient, message.octets)).join('');
  }

  reset(): string {
    this.#from = undefined;
    this.#recipients = [];
    return replyLine(250, '2.0.0', 'Forgotten');
  }

  #deliver(from: string, { user, address }: Recipient, octets: Buffer): string {
    const { host, store } = this.#context;
    this.#messages += 1;
    const fields = traceFields({
      from,
      to: address,
      client: this.#client ?? 'unknown',
      remote: this.#connection.remote,
      host,
      id: `${String(this.#connection.id)}.${String(this.#messages)}`,
      date: new Date(),
    });
    store.deliver(user, Buffer.concat([Buffer.from(fields), octets]));
    return replyLine(250, '2.0.0', 'Delivered');
  }
}

function refusedParameter({ parameters }: Path): string | undefined {
  for (const [name, value = ''] of parameters) {
    const form = Object.hasOwn(mailParameters, name) ? mailParameters[name as keyof typeof mailParameters] : undefined;
    if (form === undefined) return replyLine(555, '5.5.4', 'MAIL does not take this parameter');
    if (!form.test(value)) return replyLine(501, '5.5.4', `${name} does not take this value`);
    if (name === 'SIZE' && Number(value) > limits.messageOctets) return replyLine(552, '5.3.4', 'Too big');
  }
  return undefined;
}
