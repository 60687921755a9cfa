import type { Entity } from '../../mime/entity.ts';
import type { Rendering } from './header-string.ts';

/** What the structure of a message is made for. */
export interface StructureOptions extends Rendering {
  /** BODYSTRUCTURE rather than BODY. */
  readonly extended: boolean;
}

/** A part, and what surrounds it. */
export interface Place {
  readonly part: Entity;
  /** The message that it is in. */
  readonly message: Entity;
  /** The multipart that it stands in. */
  readonly multipart?: Entity;
}
