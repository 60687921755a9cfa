import type { Extension } from '../contract.ts';
import { children } from './children/index.ts';
import { createSpecialUse } from './create-special-use/index.ts';
import { enable } from './enable/index.ts';
import { id } from './id/index.ts';
import { idle } from './idle/index.ts';
import { listExtended } from './list-extended/index.ts';
import { listStatus } from './list-status/index.ts';
import { literalMinus } from './literal-minus/index.ts';
import { literalPlus } from './literal-plus/index.ts';
import { namespace } from './namespace/index.ts';
import { saslIr } from './sasl-ir/index.ts';
import { specialUse } from './special-use/index.ts';
import { statusSize } from './status-size/index.ts';

/** Every extension, in the order in which CAPABILITY lists them. */
export const allExtensions: readonly Extension[] = [
  saslIr,
  literalPlus,
  literalMinus,
  enable,
  id,
  idle,
  namespace,
  children,
  listExtended,
  listStatus,
  specialUse,
  createSpecialUse,
  statusSize,
];
