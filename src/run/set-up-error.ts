/** A case could not be brought to its start: its checks are `blocked`, with this as the cause. */
export class SetUpError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SetUpError';
  }
}
