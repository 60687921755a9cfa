import type { Extension } from '../../contract.ts';
import { condstore } from '../condstore/index.ts';
import { qresyncParameter } from './select-parameter.ts';
import { vanishedModifier } from './vanished-modifier.ts';

/** What was expunged since, in one round trip (RFC 7162 section 3.2). It brings CONDSTORE with it (section 3.2.3). */
export const qresync: Extension = {
  ...condstore,
  name: 'qresync',
  capabilities: ({ extensions }) => (extensions.has('enable') ? ['QRESYNC'] : []),
  enable: ['QRESYNC', 'CONDSTORE'],
  fetchModifiers: { ...condstore.fetchModifiers, VANISHED: vanishedModifier },
  selectParameters: { ...condstore.selectParameters, QRESYNC: qresyncParameter },
  onSelect: (session) => {
    if (!session.extensions.has('condstore')) condstore.onSelect(session);
  },
  searchData: (session, findings) =>
    session.extensions.has('condstore') ? undefined : condstore.searchData(session, findings),
};
