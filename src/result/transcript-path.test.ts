import { expect, test } from 'vitest';
import { transcriptPath } from './transcript-path.ts';

test.each([
  ['pop3.retr.size', 'transcripts/pop3.retr.size.txt'],
  ['imap.search.keys:not-seen', 'transcripts/imap.search.keys+not-seen.txt'],
  ['../../etc/x', 'transcripts/.._.._etc_x.txt'],
])('transcript of %s', (id, path) => {
  expect(transcriptPath(id)).toBe(path);
});
