import type { Pop3Command } from '../contract.ts';
import { apop } from './apop.ts';
import { auth } from './auth.ts';
import { capa } from './capa.ts';
import { dele } from './dele.ts';
import { lang } from './lang.ts';
import { list } from './list.ts';
import { noop } from './noop.ts';
import { pass } from './pass.ts';
import { quit } from './quit.ts';
import { retr } from './retr.ts';
import { rset } from './rset.ts';
import { stat } from './stat.ts';
import { stls } from './stls.ts';
import { top } from './top.ts';
import { uidl } from './uidl.ts';
import { user } from './user.ts';
import { utf8 } from './utf8.ts';

const all: readonly Pop3Command[] = [
  user,
  pass,
  apop,
  auth,
  capa,
  stls,
  quit,
  stat,
  list,
  retr,
  dele,
  noop,
  rset,
  top,
  uidl,
  utf8,
  lang,
];

/** Every command, by its keyword. */
export const commands: ReadonlyMap<string, Pop3Command> = new Map(all.map((command) => [command.keyword, command]));
