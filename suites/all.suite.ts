import { registerSuites } from '../src/vitest/index.ts';

/** Every case of mailspec on one target: MAILSPEC_TARGET, or Dovecot in a container. */
await registerSuites({
  target: process.env['MAILSPEC_TARGET'] ?? 'dovecot',
  requireEngine: process.env['MAILSPEC_REQUIRE_CONTAINERS'] === '1',
});
