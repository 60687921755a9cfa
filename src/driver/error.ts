/** What can go wrong below the protocol, as far as the caller has to tell it apart. */
export type DriverErrorCode =
  /** Nothing listens at the port. */
  | 'refused'
  /** No such host, no route. */
  | 'unreachable'
  | 'connect-timeout'
  /** The peer does not speak TLS, or not as we do. */
  | 'handshake'
  | 'handshake-timeout'
  /** The connection is gone. */
  | 'closed'
  /** No answer before the deadline. */
  | 'timeout'
  | 'aborted'
  /** More octets or responses than any limit allows. */
  | 'flood'
  /** The peer does not take what is sent. */
  | 'stalled'
  /** An exchange that the protocol does not allow: a challenge that cannot be answered, a wrong server signature. */
  | 'protocol'
  | 'system'
  /** A mistake of the caller. */
  | 'misuse';

/** The one error of this layer. What a peer does on an open session is an event instead. */
export class DriverError extends Error {
  readonly code: DriverErrorCode;

  constructor(code: DriverErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DriverError';
    this.code = code;
  }
}

/** The error code of the operating system or of OpenSSL, where there is one. */
export function systemCode(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

const connectCodes: Readonly<Record<string, DriverErrorCode>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  ETIMEDOUT: 'connect-timeout',
};

/** An error of `net` as one of ours. */
export function connectError(error: unknown, place: string): DriverError {
  const system = systemCode(error);
  const code = connectCodes[system] ?? 'unreachable';
  return new DriverError(code, `cannot connect to ${place}: ${system || String(error)}`, error);
}
