import type { Data } from '../imap/data.ts';
import { BadPattern } from './compile-error.ts';
import { holesIn } from './compile-holes.ts';
import { fetchNames, sectionNames, statusNames } from './names.ts';
import { printData } from './print.ts';
import { suggestion } from './suggestion.ts';

const listValued: ReadonlySet<string> = new Set(['FLAGS', 'ENVELOPE', 'BODY', 'BODYSTRUCTURE', 'MODSEQ', 'EMAILID']);
const numberValued: ReadonlySet<string> = new Set(['UID', 'RFC822.SIZE', 'BINARY.SIZE']);

/** The name of an item, checked; in upper case. */
function itemName(data: Data): string {
  if (data.kind === 'item') {
    const [hole] = holesIn(data.section);
    if (hole) throw new BadPattern('a section is written out: no hole stands in it', hole.start);
    if (sectionNames.includes(data.name)) return `${data.name}[]`;
    if (data.name.endsWith('.PEEK')) {
      throw new BadPattern('a response never says `.PEEK`: leave it out', data.start);
    }
    throw new BadPattern(`\`${data.name}\` takes no section`, data.start);
  }
  if (data.kind !== 'atom')
    throw new BadPattern(`a FETCH item's name belongs here, not ${printData(data)}`, data.start);
  const name = data.text.toUpperCase();
  if (fetchNames.includes(name) || name.startsWith('X-')) return name;
  const known = [...fetchNames, ...sectionNames];
  throw new BadPattern(`\`${data.text}\` is no FETCH item${suggestion(data.text, known)}`, data.start);
}

function checkValue(name: string, value: Data | undefined, after: Data): void {
  if (value === undefined || value.kind === 'ellipsis') {
    throw new BadPattern(`\`${printData(after)}\` has no value: write one, or {name} or {:any}`, after.start);
  }
  if (value.kind === 'hole') return;
  if (listValued.has(name) && value.kind !== 'list') {
    throw new BadPattern(`the value of \`${name}\` is a list in parentheses`, value.start);
  }
  if (numberValued.has(name) && value.kind !== 'number') {
    throw new BadPattern(`the value of \`${name}\` is a number`, value.start);
  }
}

/** `FETCH (UID {u} FLAGS (\Seen))`: known names, each with a value of the right shape. */
export function checkFetch(data: readonly Data[]): void {
  const [list] = data;
  if (list === undefined || list.kind === 'hole' || list.kind === 'ellipsis') return;
  if (list.kind !== 'list') throw new BadPattern('the items of FETCH stand in parentheses', list.start);
  const items = list.items.filter((item) => item.kind !== 'ellipsis');
  for (let at = 0; at < items.length; at += 2) {
    const name = items[at];
    if (name) checkValue(itemName(name), items[at + 1], name);
  }
}

/** `STATUS INBOX (UIDNEXT {next})`: known names, each with a value. */
export function checkStatusItems(data: readonly Data[]): void {
  const list = data[1];
  if (list?.kind !== 'list') return;
  const items = list.items.filter((item) => item.kind !== 'ellipsis');
  for (let at = 0; at < items.length; at += 2) {
    const name = items[at];
    if (name?.kind !== 'atom') throw new BadPattern('a STATUS item reads `NAME value`', (name ?? list).start);
    if (!statusNames.includes(name.text.toUpperCase()) && !/^x-/i.test(name.text)) {
      throw new BadPattern(`\`${name.text}\` is no STATUS item${suggestion(name.text, statusNames)}`, name.start);
    }
    checkValue(name.text.toUpperCase(), items[at + 1], name);
  }
}
