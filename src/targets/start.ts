import { startContainer } from './container.ts';
import type { TargetDefinition } from './definition.ts';
import { type EmbeddedOptions, startEmbedded } from './embedded-target.ts';
import { startProcess } from './process-target.ts';
import { type Target, TargetError } from './target.ts';

export interface StartOptions {
  /** An image of the user's own on which the definition of a container target is run. */
  readonly image?: string;
  /** What an embedded server is told to do wrong, and which ways it takes. */
  readonly embedded?: EmbeddedOptions;
  readonly signal?: AbortSignal;
  /** Told what takes long: a pull, a build. */
  readonly log?: (line: string) => void;
}

/** Starts the server of a definition and waits until every port has greeted. Throws TargetError; leaves nothing behind then. */
export async function startTarget(definition: TargetDefinition, options: StartOptions = {}): Promise<Target> {
  options.signal?.throwIfAborted();
  const { recipe } = definition;
  refuseStrangers(definition, options);
  switch (recipe.kind) {
    case 'container':
      return startContainer({ ...definition, recipe }, options);
    case 'process':
      return startProcess({ ...definition, recipe }, options.signal);
    case 'embedded':
      return startEmbedded(definition, options.embedded);
  }
}

/** Options that this kind of target cannot follow. */
function refuseStrangers({ name, recipe: { kind } }: TargetDefinition, { image, embedded = {} }: StartOptions): void {
  if (image !== undefined && kind !== 'container') {
    const advice = 'leave --image out, or take a container target';
    throw new TargetError('definition', `${name} is no container target: it runs no image`, advice);
  }
  const told = (embedded.faults ?? []).length + Object.keys(embedded.choices ?? {}).length > 0;
  if (told && kind !== 'embedded') {
    const advice = 'leave --fault and --set out, or take the embedded server: --target reference';
    throw new TargetError('definition', `${name} cannot be told its faults and settings`, advice);
  }
}
