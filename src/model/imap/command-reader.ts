import { octet } from '../../wire/bytes.ts';
import { announcedLiteral, CommandInFlight, isTag, lineFault } from './command-line.ts';
import type { ImapCommand } from './command.ts';

/** Told of what a client's octets turn out to be. */
export interface CommandListener {
  /** The last octet of a command went out. One that was refused before that is none. */
  completed(command: ImapCommand): void;
  /** What no client may send, though it is clear where commands begin and end. */
  slipped(message: string): void;
  /** From here on it is not clear any more where commands begin and end. */
  lost(message: string): void;
}

/**
 * `line`: within a command line or before one. `asking`: a synchronizing literal is announced and not asked for yet.
 * `literal`: within the octets of one. `authenticate`, `idle`: lines that are no commands.
 */
type State = 'line' | 'asking' | 'literal' | 'authenticate' | 'idle';

const nothing: Buffer = Buffer.alloc(0);

/** Cuts what a client sends into commands (RFC 9051 sections 2.2.1, 4.3, 6.2.2, 6.3.13), however it was written. */
export class CommandReader {
  readonly #listener: CommandListener;
  readonly #inFlight: CommandInFlight[] = [];
  #state: State = 'line';
  #current: CommandInFlight | undefined;
  /** The beginning of a line whose end was not sent yet. */
  #partial: Buffer = nothing;
  /** Octets of a literal that are still to be sent. */
  #left = 0;
  /** A server has ended an IDLE by itself: the DONE that belonged to it may still go out. */
  #doneIsLate = false;
  #lost = false;

  constructor(listener: CommandListener) {
    this.#listener = listener;
  }

  /** Commands begun and not answered, oldest first. */
  get inFlight(): readonly ImapCommand[] {
    return this.#inFlight;
  }

  /** Whether the server may ask for more: the client has announced it. */
  get hasMoreToSend(): boolean {
    return this.#state === 'asking' || this.#state === 'authenticate' || this.#state === 'idle';
  }

  /** Octets went out at this moment. */
  sent(bytes: Buffer, at: number): void {
    let rest = bytes;
    while (rest.length > 0 && !this.#lost) {
      if (this.#state === 'asking') this.#lose('octets followed a literal that the server had not asked for');
      else rest = this.#state === 'literal' ? this.#takeLiteral(rest) : this.#takeLine(rest, at);
    }
    const current = this.#current;
    if (current?.name === '' && this.#partial.length > 0) this.#name(current, this.#partial);
  }

  /** The server asked for more. */
  continued(): void {
    if (this.#state === 'asking') this.#state = this.#left > 0 ? 'literal' : 'line';
    const asking = this.#inFlight.at(-1);
    if (asking !== undefined) asking.continued = true;
  }

  /** The command that a tagged response answers; it is no longer in flight. */
  answered(tag: string): ImapCommand | undefined {
    const index = this.#inFlight.findIndex((command) => command.tag === tag);
    const command = this.#inFlight[index];
    if (command === undefined) return undefined;
    this.#inFlight.splice(index, 1);
    if (this.#state === 'idle' && command.name === 'IDLE') this.#doneIsLate = true;
    if (this.#waitsFor(command)) this.#state = 'line';
    if (this.#current === command && this.#partial.length === 0 && this.#state === 'line') this.#current = undefined;
    return command;
  }

  /** TLS was started: what was begun before counts no more. */
  reset(): void {
    this.#state = 'line';
    this.#current = undefined;
    this.#partial = nothing;
  }

  /** Whether the client's next octets depend on that command. */
  #waitsFor(command: CommandInFlight): boolean {
    if (this.#state === 'asking') return this.#current === command;
    return this.#state === 'idle' || this.#state === 'authenticate' ? !this.#inFlight.some(isDialogue) : false;
  }

  #lose(message: string): void {
    this.#lost = true;
    this.#listener.lost(message);
  }

  #takeLiteral(bytes: Buffer): Buffer {
    const taken = bytes.subarray(0, this.#left);
    this.#current?.add(taken);
    this.#left -= taken.length;
    if (this.#left === 0) this.#state = 'line';
    return bytes.subarray(taken.length);
  }

  #takeLine(bytes: Buffer, at: number): Buffer {
    if (this.#state === 'line') this.#current ??= this.#begin(at);
    const end = bytes.indexOf(octet.lf) + 1;
    if (end === 0) {
      this.#partial = this.#partial.length === 0 ? bytes : Buffer.concat([this.#partial, bytes]);
      return nothing;
    }
    const piece = bytes.subarray(0, end);
    const line = this.#partial.length === 0 ? piece : Buffer.concat([this.#partial, piece]);
    this.#partial = nothing;
    this.#line(line, at);
    return bytes.subarray(end);
  }

  #begin(at: number): CommandInFlight {
    const command = new CommandInFlight(at);
    for (const other of this.#inFlight) other.overlapped = true;
    command.overlapped = this.#inFlight.length > 0;
    this.#inFlight.push(command);
    return command;
  }

  #line(line: Buffer, at: number): void {
    const fault = lineFault(line);
    if (fault?.cuts) this.#lose(fault.message);
    else if (fault) this.#listener.slipped(fault.message);
    if (this.#lost) return;
    if (this.#state === 'idle') this.#done(line);
    else if (this.#state === 'authenticate') this.#checkAsked();
    else if (this.#current) this.#commandLine(this.#current, line, at);
  }

  /** What follows AUTHENTICATE must wait until it is asked for (RFC 9051 section 6.2.2). */
  #checkAsked(): void {
    const dialogue = this.#inFlight.find(isDialogue);
    if (dialogue?.continued === false) this.#lose('a line followed AUTHENTICATE before the server had asked for it');
    else if (dialogue) dialogue.continued = false;
  }

  #done(line: Buffer): void {
    if (line.length !== 6 || line.toString('latin1').toUpperCase() !== 'DONE\r\n') this.#lose('only DONE ends IDLE');
    else if (this.#inFlight.find(isDialogue)?.continued === false)
      this.#lose('DONE came before the continuation of IDLE');
    this.#state = 'line';
  }

  #commandLine(command: CommandInFlight, line: Buffer, at: number): void {
    if (!command.hasOctets && this.#isNoCommand(line)) {
      this.#drop(command);
      return;
    }
    if (command.name === '') this.#name(command, line);
    if (this.#lost) return;
    const literal = announcedLiteral(line);
    command.add(line);
    if (literal === undefined) this.#complete(command, at);
    else if (literal.synchronizing) this.#ask(literal.size);
    else this.#startLiteral(literal.size);
  }

  /** Empty lines, and the DONE of an IDLE that the server has ended. */
  #isNoCommand(line: Buffer): boolean {
    if (line.length === 2) {
      this.#listener.slipped('a line is empty');
      return true;
    }
    const late = this.#doneIsLate && line.toString('latin1').toUpperCase() === 'DONE\r\n';
    this.#doneIsLate = false;
    return late;
  }

  #drop(command: CommandInFlight): void {
    this.#inFlight.splice(this.#inFlight.indexOf(command), 1);
    this.#current = undefined;
  }

  #ask(size: number): void {
    this.#left = size;
    this.#state = 'asking';
  }

  #startLiteral(size: number): void {
    this.#left = size;
    this.#state = size > 0 ? 'literal' : 'line';
  }

  /** Reads tag and name, as far as the octets go. */
  #name(command: CommandInFlight, octets: Buffer): void {
    const whole = octets.at(-1) === octet.lf;
    if (!command.readName(octets, whole)) return;
    if (!isTag(command.tag)) this.#lose('a line begins with no tag');
    else if (this.#inFlight.some((other) => other !== command && other.tag === command.tag))
      this.#listener.slipped('a tag is in use already');
  }

  #complete(command: CommandInFlight, at: number): void {
    this.#current = undefined;
    command.complete(at);
    if (!this.#inFlight.includes(command)) return;
    if (command.name === 'IDLE') this.#state = 'idle';
    else if (command.name === 'AUTHENTICATE') this.#state = 'authenticate';
    this.#listener.completed(command);
  }
}

function isDialogue(command: CommandInFlight): boolean {
  return command.completeAt !== undefined && (command.name === 'IDLE' || command.name === 'AUTHENTICATE');
}
