/** What to register with vitest, and on which server it is played. */
export interface SuitesOptions {
  /** A shipped target, or the path of a target.yaml. */
  readonly target: string;
  /** Suite files, folders or id globs; default: everything that comes with mailspec. */
  readonly select?: readonly string[];
  /** Cases at once. */
  readonly jobs?: number;
  /** Multiplies every deadline. */
  readonly timeoutScale?: number;
  /** Known failures; default: the baseline beside the target's definition. */
  readonly baseline?: string;
  /** Fail instead of skipping when the target needs a container engine and there is none. */
  readonly requireEngine?: boolean;
}
