import type { Command } from '../contract.ts';
import { authenticate } from './authenticate.ts';
import { capability } from './capability.ts';
import { examine } from './examine.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { noop } from './noop.ts';
import { starttls } from './starttls.ts';
import { select } from './select.ts';

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
];
