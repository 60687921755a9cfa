import { sentDate } from '../../mime/date.ts';
import type { Entity } from '../../mime/entity.ts';

/** The Date field in UTC and in one form, as servers that keep a time instead of the text return it. */
export function sentDateText(entity: Entity): string | undefined {
  const date = sentDate(entity);
  return date && new Date(date.epochMs).toUTCString().replace('GMT', '+0000');
}
