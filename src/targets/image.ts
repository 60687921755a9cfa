import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImages, contextFiles, contextHash } from './build-context.ts';
import type { ContainerRecipe, TargetDefinition } from './definition.ts';
import { type Docker, type Engine, engineStatus, unlessAborted } from './engine.ts';
import { TargetError } from './target.ts';

export interface ImageOptions {
  /** An image of the user's own, in place of the definition's. */
  readonly image?: string;
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

/** What an image is built from: a folder with a Dockerfile; or its name, where it is built elsewhere. */
export type ImageSource = Pick<TargetDefinition, 'name' | 'directory'> & {
  readonly recipe: Pick<ContainerRecipe, 'dockerfile' | 'image'>;
};

/** The image to run: the user's, the definition's, or one built from its folder unless that was done before. */
export async function ensureImage(engine: Engine, definition: ImageSource, options: ImageOptions): Promise<string> {
  const image = options.image ?? definition.recipe.image;
  if (image !== undefined) {
    if (await obtainImage(engine, image, options)) return image;
    const advice = `build or pull it first, and check its name with: docker images ${image}`;
    throw new TargetError('image', `the image ${image} is not here and cannot be pulled`, advice);
  }
  const name = await builtImageName(definition);
  if (!(await imageExists(engine.docker, name))) await buildImage(engine, { definition, name }, options);
  return name;
}

/** The name that the definition's image has once it is built; it changes with any file that goes into it. */
export async function builtImageName({ name, directory }: Omit<ImageSource, 'recipe'>): Promise<string> {
  return `mailspec/${name}:${await contextHash(directory, await contextFiles(directory))}`;
}

/** Whether the engine holds the image. */
export async function imageExists(docker: Docker, image: string): Promise<boolean> {
  return docker
    .getImage(image)
    .inspect()
    .then(
      () => true,
      (error: unknown) => {
        if (engineStatus(error) === 404) return false;
        throw error;
      },
    );
}

async function obtainImage({ testcontainers, client, docker }: Engine, image: string, options: ImageOptions): Promise<boolean> {
  if (await imageExists(docker, image)) return true;
  options.log?.(`pulling ${image}`);
  const pull = client.image.pull(testcontainers.ImageName.fromString(image)).catch(() => undefined);
  await unlessAborted(pull, options.signal);
  return imageExists(docker, image);
}

interface Build {
  readonly definition: ImageSource;
  readonly name: string;
}

async function buildImage(engine: Engine, { definition, name }: Build, options: ImageOptions): Promise<void> {
  const { directory, recipe } = definition;
  const dockerfile = recipe.dockerfile ?? 'Dockerfile';
  await ensureBaseImages(engine, join(directory, dockerfile), options);
  options.log?.(`building ${name} (once; later runs reuse it)`);
  const files = await contextFiles(directory);
  const abort = options.signal === undefined ? {} : { abortSignal: options.signal };
  const stream = await engine.docker.buildImage(
    { context: directory, src: [...files] },
    { t: name, dockerfile, rm: true, forcerm: true, labels: { mailspec: definition.name }, buildargs: proxies(), ...abort },
  );
  const { output, failure } = await followBuild(stream);
  options.signal?.throwIfAborted();
  if (failure === undefined) return;
  const log = output.split('\n').slice(-40).join('\n');
  const advice = `mend ${join(directory, dockerfile)}; the same build by hand: docker build ${directory}`;
  throw new TargetError('build', `building the image of ${definition.name} failed: ${failure}\n${log}`, advice);
}

/** The proxy of this machine is that of the build: Docker knows these arguments, and leaves them out of the image. */
function proxies(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy'];
  return Object.fromEntries([...names, ...names.map((name) => name.toUpperCase())].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  }));
}

async function ensureBaseImages(engine: Engine, dockerfile: string, options: ImageOptions): Promise<void> {
  for (const image of baseImages(await readFile(dockerfile, 'utf8'))) {
    if (await obtainImage(engine, image, options)) continue;
    const suite = /^debian:(?<suite>[a-z]+)-slim$/.exec(image)?.groups?.['suite'];
    const advice =
      suite === undefined
        ? `get it from where it is published: docker pull ${image}`
        : `make it from Debian packages: scripts/make-base-image.sh ${suite}`;
    throw new TargetError('base-image', `the base image ${image} is not here and cannot be pulled`, advice);
  }
}

/** One line of what the engine tells about a build in progress. */
interface BuildEvent {
  readonly stream?: string;
  readonly error?: string;
}

async function followBuild(stream: NodeJS.ReadableStream): Promise<{ output: string; failure?: string }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  } catch (error) {
    return { output: '', failure: error instanceof Error ? error.message : String(error) };
  }
  const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean);
  const events = lines.map((line) => JSON.parse(line) as BuildEvent);
  const failure = events.find((event) => event.error !== undefined)?.error;
  return { output: events.map((event) => event.stream ?? '').join(''), ...(failure === undefined ? {} : { failure }) };
}
