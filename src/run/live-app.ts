import { type AppOptions, createImapApp, createPop3App, type MailApp } from '../device/index.ts';
import { DriverError } from '../driver/error.ts';
import type { Session } from '../driver/session.ts';
import type { AppKind, Device } from '../script/model.ts';
import { limits } from '../wire/limits.ts';
import { type OpenOptions, openTo } from './open.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import { SessionKeeper } from './session-keeper.ts';

/** What a mail app of a case is given. */
export interface AppSurroundings {
  readonly reach: Omit<OpenOptions, 'protocol' | 'to' | 'name' | 'lockMayLinger' | 'opened'>;
  readonly hierarchy: Hierarchy;
  readonly identify: AppOptions['identify'];
  readonly fixture: AppOptions['fixture'];
  /** Whether a client of the case has a POP3 session open, which holds the maildrop for as long as the case wants it. */
  readonly isMaildropHeld: () => boolean;
  /** Whether the operator has stopped the server. Its address may be another's then, as a container's is. */
  readonly isServerStopped: () => boolean;
}

/** A mail app of a running case, and the sessions that it has had. */
export class LiveApp extends SessionKeeper {
  readonly device: Device;
  readonly app: MailApp;

  constructor(device: Device, kind: AppKind, around: AppSurroundings) {
    super(device.name, around.reach.account);
    this.device = device;
    const { timeoutScale, signal } = around.reach;
    const options: AppOptions = {
      connect: () => this.#connect(around),
      replyMs: limits.replyMs * timeoutScale,
      pushMs: limits.pushMs * timeoutScale,
      signal,
      identify: around.identify,
      fixture: around.fixture,
      hierarchy: around.hierarchy,
      startOffline: !kind.online,
    };
    this.app =
      device.protocol === 'pop3'
        ? createPop3App(options)
        : createImapApp({ ...options, method: kind.method ?? 'plain' });
  }

  /** Another app may still be in the maildrop: such an app tries again, as those of mail users do. */
  async #connect({ reach, isMaildropHeld, isServerStopped }: AppSurroundings): Promise<Session> {
    const { protocol } = this.device;
    if (isServerStopped()) throw new DriverError('unreachable', 'the server is stopped');
    const { session } = await openTo({
      ...reach,
      protocol,
      to: 'authenticated',
      name: this.sessionName(),
      opened: this.opened,
      lockMayLinger: protocol === 'pop3' && !isMaildropHeld(),
    });
    return session;
  }
}
