/* Written by scripts/generate-types.js from schemas/baseline.schema.json. Change that file instead. */

/**
 * The failures of a target that a project already knows of: `<target>.baseline.yaml`.
 */
export interface BaselineFile {
  /**
   * The known failures. What is listed runs all the same.
   */
  known: KnownFailure[];
}
export interface KnownFailure {
  /**
   * Id of a check, or a glob in which `*` stands for any run of characters.
   */
  check: string;
  /**
   * With a glob: how many of the checks under it may fail so.
   */
  max?: number;
  /**
   * The verdict that is expected.
   */
  verdict: 'fail' | 'warn' | 'inconclusive' | 'blocked';
  /**
   * Pin: a piece of the message of the failure. Failing with another message is a change.
   */
  message?: string;
  /**
   * Where the entry holds; elsewhere it is as if absent.
   */
  when?: {
    /**
     * Glob for the version of the server, such as `2.3.*`.
     */
    version?: string;
    /**
     * TLS mode of the run.
     */
    tls?: 'none' | 'starttls' | 'implicit';
  };
  /**
   * What the server does wrong, for those who read the baseline a year from now.
   */
  reason: string;
  /**
   * The statement of an RFC that the server breaks.
   */
  requirement?: string;
  /**
   * Where the matter is followed up.
   */
  issue?: string;
  /**
   * Who looks after the entry.
   */
  owner?: string;
  /**
   * Day on which the failure was seen first.
   */
  since: string;
  /**
   * Last day on which the entry holds.
   */
  expires?: string;
  /**
   * The server fails on some runs only, for it loses a race: that it passes is no news. Needs `expires`.
   */
  flaky?: true;
}
