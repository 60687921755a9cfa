import { describeEvent } from '../driver/describe.ts';
import type { DriverErrorCode } from '../driver/error.ts';
import { DriverError } from '../driver/error.ts';
import type { LastEvent } from '../driver/event.ts';
import type { Session } from '../driver/session.ts';
import type { DeviceErrorCode } from './error.ts';
import { DeviceError } from './error.ts';

/** What an error of the driver is for a mail user. What is not named is a connection that ended. */
const codes: Readonly<Partial<Record<DriverErrorCode, DeviceErrorCode>>> = {
  timeout: 'timeout',
  // A host that is down does not refuse, it says nothing.
  'connect-timeout': 'unreachable',
  'handshake-timeout': 'timeout',
  protocol: 'refused',
  refused: 'unreachable',
  unreachable: 'unreachable',
};

/** An error met while a word was done, as one of this layer. An abort and errors of our own stay what they are. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof DriverError) || error.code === 'aborted' || error.code === 'misuse') return error;
  return new DeviceError(codes[error.code] ?? 'disconnect', error.message, error);
}

/** The connection ended where an answer was due. */
export function disconnected(command: string, ended: LastEvent): DeviceError {
  return new DeviceError('disconnect', `${command}: ${describeEvent(ended)}`);
}

/** A session from the app's connector, with errors of this layer. */
export async function connected(connect: () => Promise<Session>): Promise<Session> {
  try {
    return await connect();
  } catch (cause) {
    throw failureOf(cause);
  }
}
