import type { Extension } from '../contract.ts';
import { binary } from './binary/index.ts';
import { children } from './children/index.ts';
import { condstore } from './condstore/index.ts';
import { createSpecialUse } from './create-special-use/index.ts';
import { enable } from './enable/index.ts';
import { esearch } from './esearch/index.ts';
import { id } from './id/index.ts';
import { idle } from './idle/index.ts';
import { listExtended } from './list-extended/index.ts';
import { listStatus } from './list-status/index.ts';
import { literalMinus } from './literal-minus/index.ts';
import { literalPlus } from './literal-plus/index.ts';
import { move } from './move/index.ts';
import { multiappend } from './multiappend/index.ts';
import { namespace } from './namespace/index.ts';
import { qresync } from './qresync/index.ts';
import { saslIr } from './sasl-ir/index.ts';
import { searchres } from './searchres/index.ts';
import { sort } from './sort/index.ts';
import { specialUse } from './special-use/index.ts';
import { statusSize } from './status-size/index.ts';
import { uidplus } from './uidplus/index.ts';
import { unselect } from './unselect/index.ts';
import { within } from './within/index.ts';

/** Every extension, in the order in which CAPABILITY lists them. */
export const allExtensions: readonly Extension[] = [
  saslIr,
  literalPlus,
  literalMinus,
  enable,
  id,
  idle,
  namespace,
  unselect,
  uidplus,
  move,
  binary,
  multiappend,
  children,
  listExtended,
  listStatus,
  specialUse,
  createSpecialUse,
  statusSize,
  esearch,
  searchres,
  within,
  sort,
  condstore,
  qresync,
];
