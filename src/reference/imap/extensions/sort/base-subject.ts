/** `subj-blob = "[" *BLOBCHAR "]" *WSP` (RFC 5256 section 5). */
const blob = String.raw`\[[^[\]]*\][ \t]*`;
/** `subj-leader = (*subj-blob subj-refwd) / WSP` with `subj-refwd = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"`. */
const leader = new RegExp(String.raw`^(?:(?:${blob})*(?:re|fwd?)[ \t]*(?:${blob})?:|[ \t])`, 'i');
/** Blobs with something behind them: taken one by one, none of them would uncover a leader, which may begin with blobs. */
const leadingBlobs = new RegExp(String.raw`^(?:${blob})+(?=[^ \t])`);
/** `subj-trailer = "(fwd)" / WSP`. */
const trailer = /(?:\(fwd\)|[ \t])$/i;
const forwarded = /^\[fwd:(.*)\]$/is;

/** Which of the steps are left out: for faults. */
export interface Omitted {
  readonly leader?: boolean;
  readonly trailer?: boolean;
  readonly blob?: boolean;
  readonly forward?: boolean;
}

/** The base subject of a decoded, unfolded subject, in the steps of RFC 5256 section 2.1. */
export function baseSubject(subject: string, omitted: Omitted = {}): string {
  let text = subject.replaceAll(/[\t\r\n ]+/g, ' ');
  for (;;) {
    if (omitted.trailer !== true) text = without(text, trailer);
    text = withoutPrefixes(text, omitted);
    const inner = omitted.forward === true ? undefined : forwarded.exec(text)?.[1];
    if (inner === undefined) return text;
    text = inner;
  }
}

/** Steps 3 to 5. A blob stays where it is all that is left. */
function withoutPrefixes(subject: string, omitted: Omitted): string {
  let text = subject;
  for (;;) {
    const before = text;
    text = without(text, omitted.leader === true ? /^[ \t]/ : leader);
    if (omitted.blob !== true) text = text.replace(leadingBlobs, '');
    if (text === before) return text;
  }
}

function without(text: string, pattern: RegExp): string {
  let left = text;
  while (pattern.test(left)) left = left.replace(pattern, '');
  return left;
}
