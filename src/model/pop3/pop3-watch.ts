import type { MirrorOptions, SessionWatch } from '../session.ts';

/** Watches one POP3 session. */
export class Pop3Watch implements SessionWatch {
  readonly #options: MirrorOptions;

  constructor(options: MirrorOptions) {
    this.#options = options;
  }

  sent(): void {
    this.#options.account.tick();
  }

  pop3(): void {
    this.#options.account.tick();
  }

  imap(): void {
    // Never on a POP3 session.
  }

  secured(): void {
    this.#options.account.tick();
  }

  ended(): void {
    this.#options.account.tick();
  }
}
