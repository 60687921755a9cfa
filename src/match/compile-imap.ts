import { readData, readResponse } from '../imap/data.ts';
import type { HoleData, ResponseCode, ResponseData } from '../imap/data.ts';
import { BadPattern } from './compile-error.ts';
import { checkFetch, checkStatusItems } from './compile-fetch.ts';
import { checkHole, holesOfResponse } from './compile-holes.ts';
import { imapCodes, responseNames } from './names.ts';
import type { NameFacts } from './names.ts';
import type { Pattern } from './pattern.ts';
import { closest } from '../source/suggest.ts';
import { suggestion } from './suggestion.ts';

type DataResponse = Extract<ResponseData, { kind: 'data' }>;

const statusWords = ['OK', 'NO', 'BAD', 'BYE', 'PREAUTH'];

/** The column of a text's part that starts with the given octet. */
function columnOf(text: string, octet: number): number {
  return Buffer.from(text).subarray(0, octet).toString('utf8').length;
}

/** Runs checks that speak of octets: what was read holds octet offsets, and a mistake is told by its column. */
function byColumn(text: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof BadPattern ? new BadPattern(error.message, columnOf(text, error.column)) : error;
  }
}

/** Where the response's name stands: behind the number, if there is one. */
function nameColumn(text: string): number {
  return /^(?:(?:\d+|\{[^}]*\})\s+)?/.exec(text)?.[0].length ?? 0;
}

function checkNumber(response: DataResponse, facts: NameFacts, column: number): void {
  const { name, number, numberHole } = response;
  const has = number !== undefined || numberHole !== undefined;
  if (facts.numbered && !has) {
    throw new BadPattern(`\`${name}\` is led by a number: write \`{n} ${name}\` or \`1 ${name}\``, column);
  }
  if (!facts.numbered && has) throw new BadPattern(`no number stands before \`${name}\``, 0);
  const types = [undefined, 'any', 'number', 'nz-number'];
  if (numberHole && (!types.includes(numberHole.type) || numberHole.fixture)) {
    throw new BadPattern('only a number stands here: write {n}, {n:number} or {n:nz-number}', numberHole.start);
  }
}

function checkValues(response: DataResponse, facts: NameFacts, column: number): void {
  const count = response.data.length;
  const [least, most] = facts.values;
  if (count === 0 || response.data.some((one) => one.kind === 'ellipsis')) return;
  if (count > most) {
    const extra = response.data[most];
    throw new BadPattern(`\`${response.name}\` takes ${String(most)} values`, extra ? extra.start : column);
  }
  if (count >= least) return;
  const hint = `write the others, or \`...\` behind these, or \`${response.name}\` alone`;
  throw new BadPattern(`\`${response.name}\` has ${String(least)} values at least; ${hint}`, column);
}

function unknownName(name: string, column: number): BadPattern {
  const known = [...responseNames.keys(), ...statusWords];
  return new BadPattern(`\`${name}\` is no untagged response${suggestion(name, known)}`, column);
}

function checkData(response: DataResponse, text: string): void {
  const column = nameColumn(text);
  const facts = responseNames.get(response.name);
  if (!facts) {
    if (response.name.startsWith('X-')) return;
    throw unknownName(response.name, column);
  }
  checkNumber(response, facts, column);
  checkValues(response, facts, column);
  if (response.name === 'FETCH' || response.name === 'UIDFETCH') checkFetch(response.data);
  if (response.name === 'STATUS') checkStatusItems(response.data);
}

/** A code we do not know may be the server's own; one letter beside a known code it is a slip. */
function checkCode(code: ResponseCode): void {
  if (imapCodes.includes(code.name) || closest(code.name, imapCodes) === undefined) return;
  const hint = suggestion(code.name, imapCodes);
  throw new BadPattern(`\`${code.name}\` is no response code known${hint}`, code.start + 1);
}

/** Texts meant for people never compare; one hole may capture them. */
function readTextHole(text: string, whole: string): HoleData | undefined {
  if (text.trim() === '') return undefined;
  const offset = whole.lastIndexOf(text);
  const { value, faults } = readData(Buffer.from(text), { holes: true, offset });
  const [hole, ...more] = value;
  if (hole?.kind === 'hole' && !hole.fixture && more.length === 0 && faults.length === 0) return hole;
  const message = 'text meant for people is never compared: leave it out, or capture it whole with {name}';
  throw new BadPattern(message, offset);
}

/** `+ VXNlcm5hbWU6`: the text of a continuation may be data of SASL, and compares when it is written. */
function continuation(text: string, said: string): Pattern {
  const hole = said.startsWith('{') ? readTextHole(said, text) : undefined;
  if (hole) checkHole(hole);
  const response = { kind: 'continuation', text: hole ? '' : said } as const;
  return { protocol: 'imap', text, response, ...(hole && { textHole: hole }) };
}

/** An IMAP response as patterns write it: untagged ones without the star. */
export function compileImap(text: string): Pattern {
  const { value: response, faults } = readResponse(Buffer.from(text), { holes: true });
  const [fault] = faults;
  if (fault) throw new BadPattern(fault.message, columnOf(text, fault.offset));
  if (response.kind === 'unreadable') throw new BadPattern('this is no response', 0);
  if (response.kind === 'continuation') return continuation(text, response.text);
  byColumn(text, () => {
    holesOfResponse(response).forEach(checkHole);
    if (response.kind === 'data') checkData(response, text);
    else if (response.code) checkCode(response.code);
  });
  if (response.kind === 'data') return { protocol: 'imap', text, response };
  const textHole = readTextHole(response.text, text);
  if (textHole) checkHole(textHole);
  return { protocol: 'imap', text, response: { ...response, text: '' }, ...(textHole && { textHole }) };
}
