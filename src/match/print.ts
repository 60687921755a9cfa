import type { Data, HoleData, ItemData, ResponseCode, ResponseData } from '../imap/data.ts';
import { escapeOctets } from '../wire/escape.ts';

/** Longest piece of a value in a message: enough to see what it is, short enough for one line. */
const longest = 200;

/** The text, cut in the middle where it is longer than a message should hold. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  const end = 40;
  return `${text.slice(0, longest - end)} … ${text.slice(-end)}`;
}

/** Octets of a string that are printed where a message is made of it. */
const briefly = 200;

function printString(octets: Buffer, most: number): string {
  const cut = octets.length > most ? '…' : '';
  return `"${escapeOctets(octets.subarray(0, most)).replaceAll('"', '\\"')}${cut}"`;
}

function printItem(item: ItemData, most: number): string {
  const origin = item.origin === undefined ? '' : `<${String(item.origin)}>`;
  return `${item.name}[${printRun(item.section, most)}]${origin}`;
}

function printHole(hole: HoleData): string {
  if (hole.fixture) return `{=${hole.fixture.name}${hole.fixture.part === undefined ? '' : `:${hole.fixture.part}`}}`;
  return `{${hole.name ?? ''}${hole.type === undefined ? '' : `:${hole.type}`}}`;
}

function print(data: Data, most: number): string {
  switch (data.kind) {
    case 'nil':
    case 'number':
    case 'atom':
      return data.text;
    case 'string':
      return printString(data.octets, most);
    case 'list':
      return `(${printRun(data.items, most)})${data.exact ? '!' : ''}`;
    case 'item':
      return printItem(data, most);
    case 'hole':
      return printHole(data);
    case 'ellipsis':
      return '...';
  }
}

function printRun(data: readonly Data[], most: number): string {
  return data.map((one) => print(one, most)).join(' ');
}

/** IMAP data in one line, as it might be written in a pattern, whatever its length. */
export function printData(data: Data): string {
  return print(data, Number.POSITIVE_INFINITY);
}

/** Several data, parted by spaces, whatever their length. */
export function printAll(data: readonly Data[]): string {
  return printRun(data, Number.POSITIVE_INFINITY);
}

/** The same for a message: short, however long the value is. */
export function showData(data: Data): string {
  return shorten(print(data, briefly));
}

/** Several data for a message. */
export function showAll(data: readonly Data[]): string {
  return shorten(printRun(data, briefly));
}

function responseText(data: ResponseData, most: number): string {
  const code = (one: ResponseCode | undefined): string =>
    one ? ` [${[one.name, ...one.args.map((arg) => print(arg, most))].join(' ')}]` : '';
  const text = (one: string): string => (one === '' ? '' : ` ${escapeOctets(Buffer.from(one.slice(0, most)))}`);
  switch (data.kind) {
    case 'continuation':
      return `+${text(data.text)}`;
    case 'tagged':
      return `${data.tag} ${data.status}${code(data.code)}${text(data.text)}`;
    case 'status':
      return `${data.status}${code(data.code)}${text(data.text)}`;
    case 'data': {
      const number = data.numberHole ? printData(data.numberHole) : data.number?.toString();
      return [number, data.name, ...data.data.map((one) => print(one, most))]
        .filter((part) => part !== undefined)
        .join(' ');
    }
    case 'unreadable':
      return 'an unreadable response';
  }
}

/** One response as a line without the star, whatever its length. */
export function printResponse(data: ResponseData): string {
  return responseText(data, Number.POSITIVE_INFINITY);
}

/** One response for a message. */
export function showResponse(data: ResponseData): string {
  return shorten(responseText(data, briefly));
}
