import { DeviceError } from './error.ts';

const emptyLine = Buffer.from('\r\n\r\n');

/** The header of a message with the empty line behind it, or all of it where there is no such line. */
export function headerOf(message: Buffer): Buffer {
  const end = message.indexOf(emptyLine);
  return end < 0 ? message : message.subarray(0, end + emptyLine.length);
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
