import type { Command } from '../contract.ts';
import { authenticate } from './authenticate.ts';
import { capability } from './capability.ts';
import { create } from './create.ts';
import { deleteMailbox } from './delete.ts';
import { examine } from './examine.ts';
import { list } from './list.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { lsub } from './lsub.ts';
import { noop } from './noop.ts';
import { rename } from './rename.ts';
import { select } from './select.ts';
import { starttls } from './starttls.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

/** The commands of IMAP4rev1 and IMAP4rev2 themselves. */
export const baseCommands: readonly Command[] = [
  capability,
  noop,
  logout,
  starttls,
  authenticate,
  login,
  select,
  examine,
  create,
  deleteMailbox,
  rename,
  subscribe,
  unsubscribe,
  list,
  lsub,
  status,
];
