/** `200ms` or `2s` as milliseconds; the schema has checked the form. */
export function milliseconds(duration: string): number {
  const amount = Number.parseInt(duration, 10);
  return duration.endsWith('ms') ? amount : amount * 1000;
}
