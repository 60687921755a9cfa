/** Where the transcript of a case lies in its bundle. File systems and artifact stores do not take the colon of row ids. */
export function transcriptPath(caseId: string): string {
  return `transcripts/${caseId.replaceAll(':', '+').replace(/[^\w.+-]/g, '_')}.txt`;
}
