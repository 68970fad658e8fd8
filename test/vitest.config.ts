import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { pseudoSources } from '../.tooling/words/pseudo.mjs'
import { writeWords } from '../.tooling/words/write.mjs'
import { StageReporter } from './engines/support/stage-reporter.ts'
import { CountReporter } from './support/count-reporter.ts'

// The sources import what is made of the catalogues.
writeWords()

const root = fileURLToPath(new URL('..', import.meta.url))
const inBrowser = [
  'test/widgets/{*,account/*,confirming/*,picking/*,recovery-codes/*,webauthn/*}.test.ts',
  'test/e2e/**/*.test.ts',
  'test/console/**/*.test.ts',
]
/** Processes as operators start them, from what is built. */
const asProcesses = ['test/package/**/*.test.ts', 'test/processes/**/*.test.ts']

/** Firefox and WebKit, over https: a smoke of the whole, which `npm test` does not wait for. */
const inEngines = ['test/engines/**/*.test.ts']

/** Sources that are compiled and run only where they are laid over a copy of the house. */
const laidOver = ['test/processes/made-up/house/**']

/** What looks at scenes does so once more, in the pseudo-locale; what else it shows is in a folder of its own. */
const asPseudo = [
  'test/widgets/{looks,session-looks,account/account-looks}.test.ts',
  'test/console/{pictures,portal-pictures}.test.ts',
  'test/pseudo/**/*.test.ts',
]

/** While some of them wait for a database, a browser or a process, others work: projects go on without a gap. */
const WORKERS = Math.min(8, Math.max(4, availableParallelism()))

const browsing = {
  // Files share their imports, what is bundled for them, and the browser of their worker.
  isolate: false,
  maxWorkers: WORKERS,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What is waited for comes; one second, as is usual, is little on a loaded machine.
  expect: { poll: { timeout: 10_000 } },
  // A busy machine can be late once; whatever needed this is named at the end of the run.
  retry: 1,
}

export default defineConfig({
  root,
  test: {
    // What one project has had transformed is ready for the next one, and for the next run.
    experimental: { fsModuleCache: true, fsModuleCachePath: `${root}test/output/modules` },
    reporters: ['default', new StageReporter(), new CountReporter()],
    projects: [
      {
        root,
        plugins: [pseudoSources],
        test: {
          ...browsing,
          name: 'pseudo',
          include: asPseudo,
          env: { FARSTU_PSEUDO: '1' },
        },
      },
      {
        root,
        test: {
          name: 'unit',
          // Files share their imports: no test leaves anything behind in a module.
          isolate: false,
          maxWorkers: WORKERS,
          include: ['test/**/*.test.ts'],
          exclude: [
            ...inBrowser,
            ...inEngines,
            ...asPseudo,
            ...asProcesses,
            ...laidOver,
            '**/node_modules/**',
          ],
          globalSetup: ['test/support/postgres.ts'],
          // A loaded machine with two cores takes its time over fifty parallel sign-ins.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'processes',
          include: asProcesses,
          exclude: [...laidOver, '**/node_modules/**'],
          isolate: false,
          globalSetup: ['test/support/postgres.ts'],
          maxWorkers: WORKERS,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: { ...browsing, name: 'browser', include: inBrowser },
      },
      {
        root,
        test: {
          ...browsing,
          name: 'engines',
          include: inEngines,
          globalSetup: ['test/engines/support/display.ts'],
          testTimeout: 90_000,
        },
      },
    ],
  },
})
