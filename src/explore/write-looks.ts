import type { LanguageStep } from './moves.ts';
import type { Look, Plan, TargetAbilities } from './plan.ts';
import type { ImapSitting, World } from './world.ts';
import { hasModseq, inbox, work } from './world.ts';

const any = { status: 'any' } as const;
/** What the checks are called that a push is judged by. */
export const pushCheck = 'pushed-';
const pushTitle = 'A session in IDLE is told of new mail before it ends IDLE';

const statusItems = 'MESSAGES UIDNEXT UIDVALIDITY UNSEEN';

interface Looking {
  readonly world: World;
  readonly plan: Plan;
  readonly abilities: TargetAbilities;
}

/** Ends what stands half way. */
function settle(world: World): readonly LanguageStep[] {
  return world.sittings.flatMap((sitting): readonly LanguageStep[] => {
    const { phase, name } = sitting;
    if (phase !== 'idle' && phase !== 'paused') return [];
    sitting.phase = 'selected';
    return [{ [name]: phase === 'idle' ? 'DONE' : '(go on)', ...any }];
  });
}

function quitMaildrops(world: World): readonly LanguageStep[] {
  return world.sittings.flatMap((sitting) => {
    if (sitting.protocol === 'imap' || sitting.phase === 'gone') return [];
    world.quit(sitting);
    return [{ [sitting.name]: 'QUIT', ...any }];
  });
}

const hasMailbox = ({ phase }: ImapSitting): boolean => phase === 'selected';

/** Every session hears what is new, and then says what it sees. */
function lookOfSessions(looking: Looking): readonly LanguageStep[] {
  const { world } = looking;
  const settled = settle(world);
  const quits = quitMaildrops(world);
  const open = world.sittings.filter((one) => one.protocol === 'imap').filter(hasMailbox);
  const items = hasModseq(looking.abilities) ? 'UID FLAGS MODSEQ' : 'UID FLAGS';
  const polls = open.map((one) => ({ [one.name]: 'NOOP', ...any }));
  const fetches = open.map((one) => {
    world.refresh(one);
    return { [one.name]: `${one.view.length > 0 ? '' : 'UID '}FETCH 1:* (${items})`, ...any };
  });
  return [...settled, ...quits, ...polls, ...fetches];
}

function witnessOf(looking: Looking, mailbox: string): readonly LanguageStep[] {
  const modseq = hasModseq(looking.abilities);
  return [
    `STATUS ${mailbox} (${statusItems}${modseq ? ' HIGHESTMODSEQ' : ''})`,
    `EXAMINE ${mailbox}`,
    `UID FETCH 1:* (FLAGS RFC822.SIZE INTERNALDATE BODY.PEEK[]${modseq ? ' MODSEQ' : ''})`,
  ].map((line) => ({ witness: line, ...any }));
}

/** A session that took no part opens every mailbox, and where that is possible first catches up from the beginning. */
function lookOfWitness(looking: Looking): readonly LanguageStep[] {
  const { plan, abilities } = looking;
  if (!abilities.imap) return [];
  const catchUp = abilities.imap.has('QRESYNC');
  return [
    { witness: '(connect) authenticated' },
    { witness: 'LIST "" "*"', ...any },
    ...(catchUp
      ? ['ENABLE QRESYNC', 'SELECT INBOX (QRESYNC ({v} {m}))', 'FETCH 1:* (UID FLAGS)'].map((line) => ({
          witness: line,
          ...any,
        }))
      : []),
    ...witnessOf(looking, inbox),
    ...(plan.work ? witnessOf(looking, work) : []),
  ];
}

/** A new POP3 session lists the maildrop. */
function lookOfMaildrop({ world, abilities }: Looking): readonly LanguageStep[] {
  if (!abilities.pop3) return [];
  const lines = ['STAT', 'LIST', ...(abilities.pop3.has('UIDL') ? ['UIDL'] : []), 'RETR 1', 'QUIT'];
  return [
    ...quitMaildrops(world),
    { maildrop: '(connect) authenticated' },
    ...lines.map((line) => ({ maildrop: line, ...any })),
  ];
}

/** Every session in INBOX waits in IDLE, another one appends to it twice. */
function lookOfPush({ world, abilities }: Looking): readonly LanguageStep[] {
  const settled = settle(world);
  const waiting = world.sittings.filter(
    (one) => one.protocol === 'imap' && hasMailbox(one) && one.mailbox === inbox && abilities.imap?.has('IDLE'),
  );
  if (waiting.length === 0) return settled;
  const idling = waiting.map(({ name }) => ({ [name]: 'IDLE', until: '+' }));
  const told = (time: string): readonly LanguageStep[] => [
    { sender: 'APPEND INBOX {=plain}' },
    ...waiting.map(({ name }) => ({
      [name]: '(wait)',
      expect: `{${name}${time}} EXISTS`,
      check: `${pushCheck}${time}-to-${name}`,
      title: pushTitle,
      requirement: 'rfc9051/7/unilateral-updates',
    })),
  ];
  return [
    ...settled,
    ...idling,
    { sender: '(connect) authenticated' },
    ...told('first'),
    ...told('again'),
    ...waiting.map(({ name }) => ({ [name]: 'DONE', ...any })),
  ];
}

const writers = {
  sessions: lookOfSessions,
  witness: lookOfWitness,
  maildrop: lookOfMaildrop,
  push: lookOfPush,
} as const satisfies Readonly<Record<Look, (looking: Looking) => readonly LanguageStep[]>>;

/** The steps of a look, when everything is at rest. */
export function writeLook(look: Look, looking: Looking): readonly LanguageStep[] {
  return writers[look](looking);
}
