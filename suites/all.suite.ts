import { registerSuites } from '../src/vitest/index.ts';

/** Every case of mailspec on one target: MAILSPEC_TARGET, or the reference server inside mailspec. */
await registerSuites({
  target: process.env['MAILSPEC_TARGET'] ?? 'reference',
  requireEngine: process.env['MAILSPEC_REQUIRE_CONTAINERS'] === '1',
});
