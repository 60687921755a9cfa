import type { SourcePlace } from '../result/source.ts';

/** Something that mail users rely on, device by device. Cases are evidence for it by `promise: <id>`. */
export interface Promised {
  readonly id: string;
  /** Whose users rely on it; `both`: those who read one mailbox by the two protocols. */
  readonly protocols: 'POP' | 'IMAP' | 'both';
  /** One sentence in a mail user's words. */
  readonly text: string;
  readonly at: SourcePlace;
}
