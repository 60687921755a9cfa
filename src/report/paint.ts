import { styleText } from 'node:util';

/** What a piece of text is, for colour. */
export type Style = 'bad' | 'caution' | 'good' | 'faint' | 'strong' | 'sent' | 'received';

/** Gives a text its colour, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const formats = {
  bad: 'red',
  caution: 'yellow',
  good: 'green',
  faint: 'gray',
  strong: 'bold',
  sent: 'cyan',
  received: 'magenta',
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>;

/** For files, pipes and `NO_COLOR`. */
export const plainPaint: Paint = (_, text) => text;

/** For terminals. Whether a stream takes colour was asked before (`takesColour`), so `styleText` does not ask again. */
export const colourPaint: Paint = (style, text) => styleText(formats[style], text, { validateStream: false });

/** True when a stream takes colour: `NO_COLOR` and `FORCE_COLOR` decide where they are set, else whether it is a terminal. */
export function takesColour(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
