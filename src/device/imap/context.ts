import type { ImapAppOptions } from '../app.ts';
import type { ImapLink } from './link.ts';
import type { Store } from './store.ts';

/** What the parts of an IMAP app work with while it is connected. */
export interface Context {
  readonly link: ImapLink;
  readonly store: Store;
  readonly options: ImapAppOptions;
}
