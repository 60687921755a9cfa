/** Whether a selector names a file or folder rather than ids: `FILE` or `FILE#ID`. */
export function namesPath(selector: string): boolean {
  return /[/\\]|\.ya?ml(#|$)/.test(selector);
}
