import type { Data, ItemData, ResponseCode, ResponseData } from '../imap/data.ts';
import { escapeOctets } from '../wire/escape.ts';

/** Longest piece of a value in a message: enough to see what it is, short enough for one line. */
const longest = 200;

/** The text, cut in the middle where it is longer than a message should hold. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  const end = 40;
  return `${text.slice(0, longest - end)} … ${text.slice(-end)}`;
}

function printString(octets: Buffer): string {
  return `"${escapeOctets(octets).replaceAll('"', '\\"')}"`;
}

function printItem(item: ItemData): string {
  const origin = item.origin === undefined ? '' : `<${String(item.origin)}>`;
  return `${item.name}[${printAll(item.section)}]${origin}`;
}

function printHole(hole: Extract<Data, { kind: 'hole' }>): string {
  if (hole.fixture) return `{=${hole.fixture.name}${hole.fixture.part === undefined ? '' : `:${hole.fixture.part}`}}`;
  return `{${hole.name ?? ''}${hole.type === undefined ? '' : `:${hole.type}`}}`;
}

/** IMAP data in one line, as it might be written in a pattern. Not shortened. */
export function printData(data: Data): string {
  switch (data.kind) {
    case 'nil':
    case 'number':
    case 'atom':
      return data.text;
    case 'string':
      return printString(data.octets);
    case 'list':
      return `(${printAll(data.items)})${data.exact ? '!' : ''}`;
    case 'item':
      return printItem(data);
    case 'hole':
      return printHole(data);
    case 'ellipsis':
      return '...';
  }
}

/** Several data, parted by spaces. */
export function printAll(data: readonly Data[]): string {
  return data.map(printData).join(' ');
}

function printCode(code: ResponseCode | undefined): string {
  return code ? ` [${[code.name, ...code.args.map(printData)].join(' ')}]` : '';
}

const behind = (text: string): string => (text === '' ? '' : ` ${escapeOctets(Buffer.from(text))}`);

/** One response as a line without the star. */
export function printResponse(data: ResponseData): string {
  switch (data.kind) {
    case 'continuation':
      return `+${behind(data.text)}`;
    case 'tagged':
      return `${data.tag} ${data.status}${printCode(data.code)}${behind(data.text)}`;
    case 'status':
      return `${data.status}${printCode(data.code)}${behind(data.text)}`;
    case 'data': {
      const number = data.numberHole ? printData(data.numberHole) : data.number?.toString();
      return [number, data.name, ...data.data.map(printData)].filter((part) => part !== undefined).join(' ');
    }
    case 'unreadable':
      return 'an unreadable response';
  }
}
