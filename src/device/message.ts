import { DeviceError } from './error.ts';

const emptyLine = Buffer.from('\r\n\r\n');

/** The header of a message with the empty line behind it, or all of it where there is no such line. */
export function headerOf(message: Buffer): Buffer {
  const end = message.indexOf(emptyLine);
  return end < 0 ? message : message.subarray(0, end + emptyLine.length);
}

/** The Message-ID, where there is one. */
function messageIdOf(header: Buffer): string | undefined {
  return /^message-id:\s*(<[^>\r\n]+>)/im.exec(header.toString('latin1'))?.[1];
}

/**
 * Which of these headers is that of a message: the same octets, else the same Message-ID, for servers that write fields
 * of their own into what they store. Below 0: none.
 */
export function indexOfHeader(headers: readonly Buffer[], sought: Buffer): number {
  const same = headers.findIndex((header) => header.equals(sought));
  const id = same < 0 ? messageIdOf(sought) : undefined;
  return id === undefined ? same : headers.findIndex((header) => messageIdOf(header) === id);
}

/** The messages that a user means by these names: of several copies the first ones, as many as are named. */
export function pointedAt<M extends { readonly name: string | undefined }>(
  shown: readonly M[],
  names: readonly string[],
): readonly M[] {
  const left = [...shown];
  return names.map((name) => {
    const at = left.findIndex((message) => message.name === name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) throw new DeviceError('unknown-message', `the app shows no message ${name}`);
    return found;
  });
}
