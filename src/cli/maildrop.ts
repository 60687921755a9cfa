import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './command.ts';

/** The messages of a folder: its `.eml` files in the order of their names. */
export function readMaildrop(folder: string): readonly Buffer[] {
  const files = filesOf(folder).filter((name) => name.endsWith('.eml'));
  if (files.length === 0) throw new UsageError(`--maildrop: there is no .eml file in ${folder}`);
  return files.sort().map((name) => withCrlf(readFileSync(path.join(folder, name))));
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new UsageError(`--maildrop: there is no folder ${folder} that can be read`);
  }
}

/** Files with line ends of Unix become messages with CRLF; a file that has a CRLF stays as it is. */
function withCrlf(octets: Buffer): Buffer {
  if (octets.includes('\r\n')) return octets;
  return Buffer.from(octets.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}
