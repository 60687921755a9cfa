import type { MirrorOptions, SessionWatch } from '../session.ts';

/** Watches one IMAP session. */
export class ImapWatch implements SessionWatch {
  readonly #options: MirrorOptions;

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  sent(): void {
    this.#options.account.tick();
  }

  imap(): void {
    this.#options.account.tick();
  }

  pop3(): void {
    // Never on an IMAP session.
  }

  secured(): void {
    this.#options.account.tick();
  }

  ended(): void {
    this.#options.account.tick();
  }
}
