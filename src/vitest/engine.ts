import { connectEngine } from '../targets/engine.ts';
import { loadTarget } from '../targets/load.ts';

/** Why a container target cannot be started here; undefined where it can, or where the target needs no container. */
export async function engineFault(target: string): Promise<string | undefined> {
  const definition = await loadTarget(target);
  if (definition.recipe.kind !== 'container') return undefined;
  try {
    await connectEngine();
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
