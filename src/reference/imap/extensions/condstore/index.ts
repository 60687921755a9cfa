import type { Extension } from '../../contract.ts';
import { becomeAware } from './aware.ts';
import { changedSince } from './changed-since.ts';
import { statusHighestModseq } from './highest-modseq.ts';
import { fetchModseq } from './modseq-item.ts';
import { foundModseq, modseqKey } from './search-modseq.ts';
import { atSelect, condstoreParameter } from './select.ts';
import { unchangedSince } from './unchanged-since.ts';

/** Mod-sequences: what changed since, and changes only if nothing changed (RFC 7162 section 3.1). */
export const condstore = {
  name: 'condstore',
  capabilities: () => ['CONDSTORE'],
  enable: ['CONDSTORE'],
  fetchItems: { MODSEQ: fetchModseq },
  fetchModifiers: { CHANGEDSINCE: changedSince },
  storeModifiers: { UNCHANGEDSINCE: unchangedSince },
  searchKeys: { MODSEQ: modseqKey },
  onSearch: (session, keys) => {
    if (keys.has('MODSEQ')) becomeAware(session);
  },
  searchData: foundModseq,
  statusItems: {
    HIGHESTMODSEQ: (mailbox, session) => {
      becomeAware(session);
      return String(statusHighestModseq(mailbox, session));
    },
  },
  selectParameters: { CONDSTORE: condstoreParameter },
  onSelect: atSelect,
} as const satisfies Extension;
