import type { SettingTable } from './setting.ts';

function extension(capability: string, source: string) {
  return { values: ['on', 'off'], initial: 'on', about: `Whether the server has ${capability}.`, source } as const;
}

/** A protocol revision or an extension that can be switched off: `imap.<folder of the extension>`. */
export const extensionSettings = {
  'imap.rev1': extension('IMAP4rev1', 'RFC 3501'),
  'imap.rev2': extension('IMAP4rev2', 'RFC 9051'),
  'imap.idle': extension('IDLE', 'RFC 2177'),
  'imap.namespace': extension('NAMESPACE', 'RFC 2342'),
  'imap.uidplus': extension('UIDPLUS', 'RFC 4315'),
  'imap.move': extension('MOVE', 'RFC 6851'),
  'imap.unselect': extension('UNSELECT', 'RFC 3691'),
  'imap.enable': extension('ENABLE', 'RFC 5161'),
  'imap.esearch': extension('ESEARCH', 'RFC 4731'),
  'imap.searchres': extension('SEARCHRES', 'RFC 5182'),
  'imap.list-extended': extension('LIST-EXTENDED', 'RFC 5258'),
  'imap.list-status': extension('LIST-STATUS', 'RFC 5819'),
  'imap.special-use': extension('SPECIAL-USE', 'RFC 6154'),
  'imap.create-special-use': extension('CREATE-SPECIAL-USE', 'RFC 6154'),
  'imap.children': extension('CHILDREN', 'RFC 3348'),
  'imap.status-size': extension('STATUS=SIZE', 'RFC 8438'),
  'imap.literal-minus': extension('LITERAL-', 'RFC 7888'),
  // RFC 7888 section 5: one of the two is announced, and IMAP4rev2 has LITERAL-.
  'imap.literal-plus': {
    values: ['off', 'on'],
    initial: 'off',
    about: 'Whether the server has LITERAL+ instead of LITERAL-.',
    source: 'RFC 7888',
  },
  'imap.sasl-ir': extension('SASL-IR', 'RFC 4959'),
  'imap.binary': extension('BINARY', 'RFC 3516'),
  'imap.id': extension('ID', 'RFC 2971'),
  'imap.condstore': extension('CONDSTORE', 'RFC 7162'),
  'imap.qresync': extension('QRESYNC', 'RFC 7162'),
  'imap.within': extension('WITHIN', 'RFC 5032'),
  'imap.multiappend': extension('MULTIAPPEND', 'RFC 3502'),
  'imap.sort': extension('SORT', 'RFC 5256'),
} as const satisfies SettingTable;
