import { expect, test } from 'vitest';
import { connectEngine } from './engine.ts';

test('an engine that is not there is an error with advice', async () => {
  process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock';
  await expect(connectEngine()).rejects.toMatchObject({
    name: 'TargetError',
    code: 'engine',
    message: 'no container engine answers at DOCKER_HOST=unix:///nowhere/docker.sock',
    advice: expect.stringContaining('scripts/ensure-engine.sh') as string,
  });
});
