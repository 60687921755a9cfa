/** A choice that an RFC leaves to the server. Every value is permitted; `initial` is what the server does untold. */
export interface Setting {
  readonly values: readonly [string, string, ...string[]];
  readonly initial: string;
  /** What is chosen, in one sentence. */
  readonly about: string;
  /** Where the RFC leaves the choice, e.g. `RFC 2180 section 4.1`. */
  readonly source: string;
}

/** Settings of one area, by name: `<protocol>.<topic>`. */
export type SettingTable = Readonly<Record<string, Setting>>;
