import type { Extension } from '../contract.ts';

/** Every extension, in the order in which CAPABILITY lists them. */
export const allExtensions: readonly Extension[] = [];
