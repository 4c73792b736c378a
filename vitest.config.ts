import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One core less than there are is left alone by default: of two, half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files share the modules that one of them has loaded: loading them anew for each took half the time of the core's tests.
    // So no test may leave something changed behind: a setting of the environment, a replaced function, an open site.
    isolate: false,
  },
});
