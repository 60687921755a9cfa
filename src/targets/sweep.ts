import { hostname } from 'node:os';
import type { Docker } from './engine.ts';

/** Labels of every container that we start: whose it is, and of which target. */
export const labels = { target: 'mailspec', owner: 'mailspec.owner', start: 'mailspec.start' } as const;

/** The owner label of this process. */
export function ownerLabel(): string {
  return `${hostname()}/${process.pid}`;
}

/** Removes containers whose process on this machine is gone: it was killed before it could clean up. */
export async function sweepOrphans(docker: Docker): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: { label: [labels.owner] } });
  const orphans = containers.filter(({ Labels }) => isOrphaned(Labels[labels.owner] ?? ''));
  await Promise.all(orphans.map(({ Id }) => removeContainer(docker, Id)));
}

/** Stops and removes a container, with its volumes. One that is gone already is no error. */
export async function removeContainer(docker: Docker, id: string): Promise<void> {
  await docker
    .getContainer(id)
    .remove({ force: true, v: true })
    .catch((error: unknown) => {
      const status = (error as { statusCode?: number }).statusCode;
      if (status !== 404 && status !== 409) throw error;
    });
}

/** Removes whatever was created under a start's label, also when creating it was cut short. */
export async function removeStarted(docker: Docker, start: string): Promise<void> {
  const containers = await docker.listContainers({ all: true, filters: { label: [`${labels.start}=${start}`] } });
  await Promise.all(containers.map(({ Id }) => removeContainer(docker, Id)));
}

function isOrphaned(owner: string): boolean {
  const slash = owner.lastIndexOf('/');
  const pid = Number(owner.slice(slash + 1));
  return owner.slice(0, slash) === hostname() && Number.isInteger(pid) && pid > 0 && !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
