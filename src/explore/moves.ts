import type { Draft } from './draft.ts';
import { lineOf } from './draft.ts';
import { imapDraft } from './imap-commands.ts';
import type { ImapWord, Pop3Word } from './intent.ts';
import { imapWords, pop3Words } from './intent.ts';
import type { PlanIntent } from './plan.ts';
import { pop3Draft } from './pop3-commands.ts';
import type { ImapSitting, Pop3Sitting, World } from './world.ts';

/** A step of the language, as it goes into a suite file. */
export type LanguageStep = Readonly<Record<string, unknown>>;

/** What a session does with an intent, in the language, and how the world is changed by it. */
export interface Move {
  /** What stands behind the device's name. */
  readonly line: string;
  /** Keys beside it. */
  readonly keys: LanguageStep;
  /** An act: it cannot stand in `at once`. */
  readonly alone: boolean;
  /** Other commands may be pipelined before and behind it. */
  readonly draft?: Draft;
  readonly apply: () => void;
}

/** Milliseconds for which a session in IDLE listens, at times, before it goes on. */
const LISTENS = '60ms';

const any = { status: 'any' } as const;

/** Words that need no mailbox selected. */
const freeWords: readonly string[] = [
  'append',
  'status',
  'list',
  'subscribe',
  'subscribed',
  'create',
  'rename',
  'delete',
];

const isImapWord = (word: string): word is ImapWord => Object.hasOwn(imapWords, word);
const isPop3Word = (word: string): word is Pop3Word => Object.hasOwn(pop3Words, word);

const act = (line: string, apply: () => void, keys: LanguageStep = {}): Move => ({ line, keys, alone: true, apply });
const command = (line: string, apply: () => void, keys: LanguageStep = any): Move => ({
  line,
  keys,
  alone: false,
  apply,
});

function drafted(world: World, sitting: ImapSitting | Pop3Sitting, draft: Draft): Move {
  const apply = (): void => {
    world.apply(sitting, draft.effect);
    if (sitting.protocol === 'imap' && draft.brings === 'news') world.refresh(sitting);
  };
  return { line: lineOf(draft), keys: any, alone: false, draft, apply };
}

function drop(sitting: ImapSitting | Pop3Sitting, intent: PlanIntent): Move {
  return act(intent.dice[0] % 2 === 0 ? '(reset)' : '(close)', () => {
    sitting.phase = 'gone';
  });
}

/** Opens the session's own mailbox again; enables first what a `resync` needs. */
function reopen(world: World, sitting: ImapSitting, { word }: PlanIntent): Move {
  if (word === 'resync' && !sitting.enabled.has('QRESYNC'))
    return command('ENABLE QRESYNC', () => void sitting.enabled.add('QRESYNC'));
  const resync = word === 'resync' ? imapDraft({ word, dice: [0, 0, 0] }, world.imapView(sitting)) : undefined;
  if (resync) return drafted(world, sitting, resync);
  const { mailbox } = sitting;
  const readOnly = word === 'examine' || sitting.start.readOnly;
  return command(`${readOnly ? 'EXAMINE' : 'SELECT'} ${mailbox}`, () => {
    world.apply(sitting, { kind: 'select', mailbox, readOnly });
  });
}

function pauseAppend(world: World, sitting: ImapSitting, { dice }: PlanIntent): Move {
  const { fixtures } = world.imapView(sitting);
  const fixture = fixtures[dice[0] % fixtures.length] ?? 'plain';
  return act(
    `APPEND INBOX {=${fixture}}`,
    () => {
      sitting.phase = 'paused';
    },
    { pause: 'literal' },
  );
}

function idle(sitting: ImapSitting): Move {
  return command(
    'IDLE',
    () => {
      sitting.phase = 'idle';
    },
    { until: '+' },
  );
}

/** What ends a command that stands half way, or leaves it a little longer. */
function goOn(world: World, sitting: ImapSitting, { word }: PlanIntent): Move {
  const selected = (): void => {
    sitting.phase = 'selected';
    world.refresh(sitting);
  };
  if (sitting.phase === 'paused')
    return act(
      '(go on)',
      () => {
        world.apply(sitting, { kind: 'append', to: 'INBOX' });
        selected();
      },
      any,
    );
  if (word === 'idle') return act('(quiet)', () => undefined, { for: LISTENS });
  return command('DONE', selected);
}

function imapMove(world: World, sitting: ImapSitting, intent: PlanIntent): Move {
  const { word, dice } = intent;
  const gone = (): void => {
    sitting.phase = 'gone';
  };
  if (sitting.phase === 'gone')
    return act('(connect)', () => {
      world.connect(sitting);
    });
  if (sitting.phase === 'idle' || sitting.phase === 'paused') return goOn(world, sitting, intent);
  if (word === 'drop') return drop(sitting, intent);
  if (word === 'leave') return command('LOGOUT', gone);
  if (sitting.phase === 'unselected' && !freeWords.includes(word)) return reopen(world, sitting, intent);
  if (word === 'idle') return idle(sitting);
  if (word === 'pause') return pauseAppend(world, sitting, intent);
  const known = isImapWord(word) ? imapDraft({ word, dice }, world.imapView(sitting)) : undefined;
  return drafted(world, sitting, known ?? noop);
}

const noop: Draft = { pieces: ['NOOP'], effect: { kind: 'nothing' }, brings: 'news', byNumber: false };

function pop3Move(world: World, sitting: Pop3Sitting, intent: PlanIntent): Move | undefined {
  const { word, dice } = intent;
  if (sitting.phase === 'gone')
    return world.maildropIsFree
      ? act('(connect)', () => {
          world.connect(sitting);
        })
      : undefined;
  if (word === 'drop') return drop(sitting, intent);
  if (word === 'leave')
    return command('QUIT', () => {
      world.quit(sitting);
    });
  const known = isPop3Word(word) ? pop3Draft({ word, dice }, world.pop3View(sitting)) : undefined;
  return drafted(world, sitting, known ?? noop);
}

/** What a session does with an intent where it stands; undefined where it can only wait. */
export function moveOf(world: World, sitting: ImapSitting | Pop3Sitting, intent: PlanIntent): Move | undefined {
  return sitting.protocol === 'imap' ? imapMove(world, sitting, intent) : pop3Move(world, sitting, intent);
}
