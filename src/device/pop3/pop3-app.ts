import type { AppOptions, MailApp } from '../app.ts';
import { DeviceError } from '../error.ts';

/** A mail app over POP3: everything it shows is its own, the server is where new mail comes from. */
export function createPop3App(options: AppOptions): MailApp {
  throw new DeviceError('not-offered', `no POP3 app yet, within ${String(options.replyMs)} ms`);
}
