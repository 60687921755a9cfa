import type { Pointed } from '../device/index.ts';
import type { Protocol, ScriptedAct } from './model.ts';
import type { WordReader } from './word-reader.ts';

/** One word of a mail user: how it begins, which apps know it, and how the rest of it is read. */
export interface AppWord {
  readonly lead: string;
  readonly apps: readonly Protocol[];
  /** How it is written in full, for hints. */
  readonly shape: string;
  /** What may stand behind a comma. */
  readonly options?: readonly string[];
  /** The word brings new messages: `got` may be asked of it. */
  readonly brings?: true;
  /** The word changes nothing by itself, so that it may be repeated `within` a time. */
  readonly repeats?: true;
  readonly read: (reader: WordReader, option: string | undefined) => ScriptedAct | undefined;
}

const lost = 'connection lost';
const both: readonly Protocol[] = ['imap', 'pop3'];
const imap: readonly Protocol[] = ['imap'];
const pop3: readonly Protocol[] = ['pop3'];

function alone(act: ScriptedAct): AppWord['read'] {
  return () => act;
}

/** `in Work`, where the app has folders. */
function pointed(reader: WordReader, preposition: 'in' | 'from' = 'in'): Pointed {
  const messages = reader.messages();
  const folder = reader.protocol === 'imap' ? reader.folderBehind(preposition) : undefined;
  return { messages, ...(folder !== undefined && { folder }) };
}

function marking(word: 'open' | 'read' | 'unread' | 'flag' | 'unflag'): AppWord {
  const read = (reader: WordReader): ScriptedAct => ({ word, ...pointed(reader) });
  return { lead: word, apps: both, shape: `${word} FIXTURE...`, read };
}

function carrying(word: 'move' | 'copy'): AppWord {
  const read: AppWord['read'] = (reader, option) => {
    const from = pointed(reader, 'from');
    const to = reader.folderBehind('to', 'required');
    return to === undefined ? undefined : { word, ...from, to, ...(option === lost && { connectionLost: true }) };
  };
  return { lead: word, apps: imap, shape: `${word} FIXTURE... to FOLDER`, options: [lost], read };
}

function collecting(then: 'delete' | 'keep'): AppWord {
  const beforeQuit = `${lost} before QUIT`;
  const read: AppWord['read'] = (reader, option) => {
    const days = then === 'keep' && reader.take('for') ? reader.days() : undefined;
    return {
      word: 'collect',
      then: days === undefined ? then : { days },
      ...(option === beforeQuit && { connectionLost: 'before QUIT' }),
    };
  };
  const lead = `download and ${then}`;
  const shape = then === 'keep' ? `${lead}, ${lead} for 7 days` : lead;
  return { lead, apps: pop3, shape, options: [beforeQuit], brings: true, repeats: true, read };
}

const deleting: AppWord['read'] = (reader, option) => {
  if (reader.protocol === 'imap')
    return { word: 'delete', ...pointed(reader), ...(option === lost && { connectionLost: true }) };
  const messages = reader.messages();
  return reader.take('from server') ? { word: 'delete from server', messages } : { word: 'delete', messages };
};

const saving: AppWord['read'] = (reader, option) => {
  const messages = reader.messages();
  const folder = reader.folderBehind('to');
  const when = option === undefined ? undefined : option === lost ? ('after' as const) : ('in the middle' as const);
  return {
    word: 'save',
    messages,
    ...(folder !== undefined && { folder }),
    ...(when !== undefined && { connectionLost: when }),
  };
};

const renaming: AppWord['read'] = (reader) => {
  const folder = reader.folder();
  const to = reader.folderBehind('to', 'required');
  return folder === undefined || to === undefined ? undefined : { word: 'rename folder', folder, to };
};

function ofFolder(word: 'new folder' | 'delete folder'): AppWord {
  const read: AppWord['read'] = (reader) => {
    const folder = reader.folder();
    return folder === undefined ? undefined : { word, folder };
  };
  return { lead: word, apps: imap, shape: `${word} FOLDER`, read };
}

const syncing: AppWord['read'] = (reader) => {
  const folders = reader.folders();
  return { word: 'sync', ...(folders.length > 0 && { folders }) };
};

/** All words, each app's own. The longest `lead` that a step begins with decides. */
export const appWords: readonly AppWord[] = [
  { lead: 'sync', apps: imap, shape: 'sync, sync FOLDER...', brings: true, repeats: true, read: syncing },
  { lead: 'idle', apps: imap, shape: 'idle', brings: true, repeats: true, read: alone({ word: 'idle' }) },
  {
    lead: 'download everything',
    apps: imap,
    shape: 'download everything',
    brings: true,
    repeats: true,
    read: alone({ word: 'download everything' }),
  },
  {
    lead: 'download',
    apps: imap,
    shape: 'download FIXTURE...',
    read: (reader) => ({ word: 'download', ...pointed(reader) }),
  },
  collecting('delete'),
  collecting('keep'),
  marking('open'),
  marking('read'),
  marking('unread'),
  marking('flag'),
  marking('unflag'),
  { lead: 'delete', apps: imap, shape: 'delete FIXTURE...', options: [lost], read: deleting },
  { lead: 'delete', apps: pop3, shape: 'delete FIXTURE..., delete FIXTURE... from server', read: deleting },
  carrying('move'),
  carrying('copy'),
  { lead: 'save', apps: imap, shape: 'save FIXTURE...', options: [`${lost} in the middle`, lost], read: saving },
  ofFolder('new folder'),
  { lead: 'rename folder', apps: imap, shape: 'rename folder FOLDER to FOLDER', read: renaming },
  ofFolder('delete folder'),
  { lead: 'look', apps: both, shape: 'look', read: alone({ word: 'look' }) },
  { lead: 'go offline', apps: both, shape: 'go offline', read: alone({ word: 'go offline' }) },
  { lead: 'come online', apps: imap, shape: 'come online', brings: true, read: alone({ word: 'come online' }) },
  { lead: 'come online', apps: pop3, shape: 'come online', read: alone({ word: 'come online' }) },
  { lead: 'lose connection', apps: both, shape: 'lose connection', read: alone({ word: 'lose connection' }) },
  { lead: 'wipe', apps: both, shape: 'wipe', read: alone({ word: 'wipe' }) },
  { lead: 'let', apps: both, shape: 'let 8 days pass', read: passing },
];

function passing(reader: WordReader): ScriptedAct | undefined {
  const days = reader.days();
  if (days === undefined) return undefined;
  reader.expect('pass');
  return { word: 'let pass', days };
}

/** Words that stand in front of a text, one of their `lead`s as whole words. The longest come first. */
export function wordsLeading(text: string): readonly AppWord[] {
  const starts = ({ lead }: AppWord): boolean => new RegExp(`^${lead}(?![^\\s,])`).test(text);
  const found = appWords.filter(starts).sort((a, b) => b.lead.length - a.lead.length);
  return found.filter(({ lead }) => lead.length === found[0]?.lead.length);
}
