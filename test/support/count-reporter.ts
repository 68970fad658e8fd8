import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Where the runner finds the counts; one file per run. */
const OUTPUT = process.env.FARSTU_TEST_COUNTS

/** Writes how many tests passed, failed and were skipped, for the last line of a run. */
export class CountReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
    reason: string,
  ): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 }
    for (const module of modules) {
      // A file that could not be loaded has no tests to count: it counts as one that failed.
      if (module.errors().length > 0) counts.failed += 1
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'pending' ? 'skipped' : state] += 1
        if (test.diagnostic()?.flaky) tellSecondTry(test.fullName)
      }
    }
    if (reason !== 'passed' && counts.failed === 0) counts.failed = 1
    if (!OUTPUT) return
    mkdirSync(dirname(OUTPUT), { recursive: true })
    writeFileSync(OUTPUT, JSON.stringify(counts))
  }
}

/** Said loudly: a test that passes only now and then is a fault to be found. */
function tellSecondTry(name: string): void {
  process.stderr.write(`PASSED AT THE SECOND TRY: ${name}\n`)
}
