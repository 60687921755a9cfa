import { readdirSync, readFileSync } from 'node:fs';
import { octet } from '../wire/bytes.ts';
import { memoryInUse } from '../wire/memory-in-use.ts';
import { ResponseFramer } from '../imap/framing.ts';
import { parseResponse, type ImapParsed } from '../imap/response.ts';

const folder = new URL('../../fixtures/wire/', import.meta.url);

/** As a socket hands them over. */
const chunkOctets = 64 * 1024;

/** One measured stream: octets enough that a run takes longer than the clock is coarse. */
const streamOctets = 2 * 1024 * 1024;

/** Each way of reading is run this often in turn; its best run counts, since others share the machine. */
const rounds = 5;

/** The stream of the memory measurement. */
const longStreamOctets = 200 * 1024 * 1024;

const megabyte = 1024 * 1024;

/** A way of reading a stream: it gives a number so that no work can be left out. */
type Reader = (chunks: readonly Buffer[]) => number;

/** Lines alone: what any reader of a line protocol has to do. */
const splitLines: Reader = (chunks) => {
  let rest = Buffer.alloc(0);
  let count = 0;
  for (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(octet.lf); end >= 0; end = bytes.indexOf(octet.lf, start)) {
      if (bytes.subarray(start, end + 1).length > 0) count++;
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
  }
  return count;
};

function parsing(look: (parsed: ImapParsed) => boolean): Reader {
  return (chunks) => {
    const framer = new ResponseFramer();
    let count = 0;
    for (const chunk of chunks) for (const { bytes } of framer.push(chunk)) if (look(parseResponse(bytes))) count++;
    return count;
  };
}

const readers = {
  split: splitLines,
  parse: parsing(({ faults }) => faults.length === 0),
  data: parsing(({ data }) => data.kind !== 'unreadable'),
  tree: parsing(({ tree }) => tree.end > 0),
} as const satisfies Record<string, Reader>;

/** Octets a second, in MB, of each way of reading. */
type Rates = Readonly<Record<keyof typeof readers, number>>;

function repeated(bytes: Buffer, octets: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.ceil(octets / bytes.length) }, () => bytes));
}

function chunked(bytes: Buffer): readonly Buffer[] {
  const count = Math.ceil(bytes.length / chunkOctets);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * chunkOctets, (at + 1) * chunkOctets));
}

function measure(bytes: Buffer): Rates {
  const chunks = chunked(repeated(bytes, streamOctets));
  const octets = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const best = { split: Infinity, parse: Infinity, data: Infinity, tree: Infinity };
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(readers) as (keyof typeof readers)[]) {
      const start = performance.now();
      if (readers[name](chunks) === 0) throw new Error(`nothing was read by ${name}`);
      best[name] = Math.min(best[name], performance.now() - start);
    }
  }
  const rate = (ms: number): number => octets / megabyte / (ms / 1000);
  return { split: rate(best.split), parse: rate(best.parse), data: rate(best.data), tree: rate(best.tree) };
}

const inMegabytes = (octets: number): string => `${(octets / megabyte).toFixed(1)} MB`;

const cell = (text: string): string => text.padStart(10);

const nameWidth = 22;

function row(name: string, rates: Rates): string {
  const cells = [rates.split, rates.parse, rates.data, rates.tree].map((rate) => cell(rate.toFixed(0)));
  return `${name.padEnd(nameWidth)}${cells.join('')}${cell((rates.parse / rates.split).toFixed(2))}`;
}

/** Reads a long stream through one framer, and tells what memory is in use on the way. */
function memory(bytes: Buffer): string {
  const chunks = chunked(repeated(bytes, streamOctets));
  const framer = new ResponseFramer();
  const used = [memoryInUse()];
  let read = 0;
  let broken = 0;
  while (read < longStreamOctets) {
    for (const chunk of chunks) {
      for (const frame of framer.push(Buffer.from(chunk))) broken += parseResponse(frame.bytes).faults.length;
      read += chunk.length;
    }
    used.push(memoryInUse());
  }
  const [before, most, after] = [used[0] ?? 0, Math.max(...used), used.at(-1) ?? 0].map(inMegabytes);
  return `memory over ${inMegabytes(read)} with ${broken} faults: ${before} before, ${most} at most, ${after} after`;
}

/** Recorded traffic by what was fetched, from all servers together. */
function recordings(): ReadonlyMap<string, Buffer> {
  const kinds = new Map<string, Buffer>();
  for (const name of readdirSync(folder)) {
    const kind = /-(\w+)\.bin$/.exec(name)?.[1];
    if (kind === undefined || kind === 'session') continue;
    kinds.set(kind, Buffer.concat([kinds.get(kind) ?? Buffer.alloc(0), readFileSync(new URL(name, folder))]));
  }
  return kinds;
}

/** Parses recorded FETCH traffic beside a bare line split of the same octets, and a long stream of it; gives a report. */
export function benchParse(): Promise<string> {
  const kinds = recordings();
  const all = Buffer.concat([...kinds.values()]);
  const head = ['split', 'parse', '+ data', '+ tree', 'ratio'].map(cell).join('');
  const lines = [
    `${'IMAP responses, MB/s'.padEnd(nameWidth)}${head}`,
    ...[...kinds].map(([kind, bytes]) => row(kind, measure(bytes))),
    row('all together', measure(all)),
    'split: lines alone; parse: framed and checked against the grammar; ratio: parse to split',
    memory(all),
  ];
  return Promise.resolve(`${lines.join('\n')}\n`);
}
