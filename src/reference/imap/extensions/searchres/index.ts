import type { Extension } from '../../contract.ts';
import { keptBySelect, save, searched } from './save.ts';

/** The search result variable `$` (RFC 5182, RFC 9051 section 6.4.4.1). */
export const searchres: Extension = {
  name: 'searchres',
  requires: ['esearch'],
  capabilities: () => ['SEARCHRES'],
  inRev2: true,
  searchReturns: { SAVE: save },
  afterSearch: searched,
  onSelect: keptBySelect,
};
