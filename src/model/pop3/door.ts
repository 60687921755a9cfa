/** Name and password of USER and PASS. Never printed. */
export interface Attempt {
  readonly user: string;
  readonly password: string;
}

/** Who is let into a maildrop, over all sessions of the account. */
export class Door {
  /** Passwords that opened the maildrop, by name. */
  readonly #passwords = new Map<string, string>();
  #inside = 0;

  /** A session is in the TRANSACTION state. */
  came(attempt: Attempt | undefined): void {
    this.#inside += 1;
    if (attempt) this.#passwords.set(attempt.user, attempt.password);
  }

  /** A session has given QUIT, was answered, and the server has closed the connection: whatever it had is released. */
  left(): void {
    this.#inside -= 1;
  }

  /** No session can have the maildrop for itself. */
  get isFree(): boolean {
    return this.#inside === 0;
  }

  /** Whether these open the maildrop; undefined: nobody knows. */
  opensWith({ user, password }: Attempt): boolean | undefined {
    const known = this.#passwords.get(user);
    return known === undefined ? undefined : known === password;
  }
}
