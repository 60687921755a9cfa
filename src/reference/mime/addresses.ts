import { limits } from '../limits.ts';
import { Lexer, unquoted } from './lexer.ts';

/** One address of a field, or the start or end of a group. All texts are octets as Latin-1, nothing of them decoded. */
export type Address =
  | {
      readonly kind: 'mailbox';
      /** Display name without its quotes, words with one space between. */
      readonly name?: string;
      /** Source route without its colon, e.g. `@a.example,@b.example`. */
      readonly route?: string;
      /** Local part in the form of the field: a quoted one keeps its quotes. Empty where there is none. */
      readonly mailbox: string;
      /** Empty where there is none. */
      readonly host: string;
      /** The last comment beside it. It is no name, but old programs put the name there. */
      readonly comment?: string;
    }
  | { readonly kind: 'group-start'; readonly name: string }
  | { readonly kind: 'group-end' };

type Mailbox = Extract<Address, { kind: 'mailbox' }>;

/** A word of a phrase or of a local part, as written. */
interface Word {
  readonly text: string;
  readonly blankBefore: boolean;
}

/** The addresses of an unfolded field value (RFC 5322 section 3.4, with the obsolete syntax of 4.4). Never fails. */
export function addressesOf(value: Buffer): readonly Address[] {
  const lexer = new Lexer(value.toString('latin1'));
  const addresses: Address[] = [];
  let inGroup = false;
  while (!lexer.atEnd && addresses.length < limits.addresses) {
    const address = nextAddress(lexer, inGroup);
    if (address === undefined) continue;
    if (address.kind !== 'mailbox') inGroup = address.kind === 'group-start';
    addresses.push(address);
  }
  return inGroup ? [...addresses, { kind: 'group-end' }] : addresses;
}

/** What stands next; undefined for what is nothing, such as the empty places of obs-addr-list. */
function nextAddress(lexer: Lexer, inGroup: boolean): Address | undefined {
  lexer.takeComment();
  const words = readWords(lexer);
  if (lexer.tryChar('<')) return completed(lexer, withName(readAngle(lexer), words));
  if (!inGroup && words.length > 0 && lexer.tryChar(':')) return { kind: 'group-start', name: phrase(words) };
  if (words.length > 0 || lexer.peek() === '@') {
    return completed(lexer, { kind: 'mailbox', mailbox: localPart(words), host: readHost(lexer) });
  }
  if (lexer.tryChar(';')) return inGroup ? { kind: 'group-end' } : undefined;
  lexer.take(/[^]/y);
  return undefined;
}

function readWords(lexer: Lexer): readonly Word[] {
  const words: Word[] = [];
  for (;;) {
    const blankBefore = lexer.skipBlanks();
    const text = lexer.tryQuoted() ?? lexer.take(/[^ \t\r\n()<>@,;:"]+/y);
    if (text === '') return words;
    words.push({ text, blankBefore });
  }
}

/** `<route:local-part@domain>` after its opening bracket. */
function readAngle(lexer: Lexer): Mailbox {
  lexer.skipBlanks();
  const route = readRoute(lexer);
  const mailbox = localPart(readWords(lexer));
  const host = readHost(lexer);
  while (!lexer.atEnd && !lexer.tryChar('>') && lexer.peek() !== ',' && lexer.peek() !== ';') skipSomething(lexer);
  return { kind: 'mailbox', mailbox, host, ...(route === '' ? {} : { route }) };
}

/** obs-route without its colon. */
function readRoute(lexer: Lexer): string {
  const hosts: string[] = [];
  for (lexer.take(emptyPlaces); lexer.peek() === '@'; lexer.take(emptyPlaces)) {
    hosts.push(`@${readHost(lexer)}`);
    lexer.skipBlanks();
  }
  if (hosts.length > 0) lexer.tryChar(':');
  return hosts.join(',');
}

const emptyPlaces = /[, \t\r\n]+(?=@)/y;

/** A domain or a domain literal after its `@`, without blanks and comments; empty where no `@` is. */
function readHost(lexer: Lexer): string {
  if (!lexer.tryChar('@')) return '';
  lexer.skipBlanks();
  let host = lexer.take(/\[[^\][]*\]?/y);
  if (host !== '') return host;
  do {
    host += lexer.take(/[^ \t\r\n()<>@,;:"]+/y);
    lexer.skipBlanks();
  } while (lexer.peek() === '.' || (host.endsWith('.') && /[^ \t\r\n()<>@,;:"]/.test(lexer.peek())));
  return host;
}

/** Skips to the next comma, and takes the comment that stands beside the address. */
function completed(lexer: Lexer, mailbox: Mailbox): Mailbox {
  while (!lexer.atEnd && lexer.peek() !== ',' && lexer.peek() !== ';') skipSomething(lexer);
  lexer.tryChar(',');
  const comment = lexer.takeComment();
  return comment === undefined ? mailbox : { ...mailbox, comment };
}

function skipSomething(lexer: Lexer): void {
  if (!lexer.skipBlanks() && lexer.tryQuoted() === undefined) lexer.take(/[^]/y);
}

function withName(mailbox: Mailbox, words: readonly Word[]): Mailbox {
  return words.length === 0 ? mailbox : { ...mailbox, name: phrase(words) };
}

/** Words of a display name, quotes taken off. */
function phrase(words: readonly Word[]): string {
  const texts = words.map(({ text, blankBefore }, index) => {
    const content = text.startsWith('"') ? unquoted(text) : text;
    return blankBefore && index > 0 ? ` ${content}` : content;
  });
  return texts.join('');
}

/** Blanks may stand around the dots of obs-local-part; those between other words are kept. */
function localPart(words: readonly Word[]): string {
  const texts = words.map(({ text, blankBefore }, index) => {
    const joins = text.startsWith('.') || (words[index - 1]?.text.endsWith('.') ?? true);
    return blankBefore && !joins ? ` ${text}` : text;
  });
  return texts.join('');
}
