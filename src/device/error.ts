/** What can keep an app from doing what it was told. */
export type DeviceErrorCode =
  /** The word needs the server, and the app is offline. */
  | 'offline'
  /** No connection could be had. */
  | 'unreachable'
  /** NO, BAD or -ERR. */
  | 'refused'
  /** The connection ended before the answer. */
  | 'disconnect'
  | 'timeout'
  /** An answer without what it must have, such as SELECT without UIDVALIDITY. */
  | 'malformed'
  /** The server does not have what the word needs, such as IDLE. */
  | 'not-offered'
  /** The server does not have the message any more. */
  | 'gone'
  /** The app shows no such message or folder. */
  | 'unknown-message'
  | 'unknown-folder'
  /** A word that this kind of app does not have. */
  | 'misuse';

/** The one error of this layer: why a word of an app could not be done. */
export class DeviceError extends Error {
  readonly code: DeviceErrorCode;

  constructor(code: DeviceErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DeviceError';
    this.code = code;
  }
}
