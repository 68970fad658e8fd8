/**
 * Runs the tests: what needs Chromium or nothing. `--quick` leaves out all that needs a browser or a
 * build, `--engines` runs what is tried in Firefox and WebKit instead, `--all` both. Other arguments go
 * to Vitest. The last line says how many passed and failed, alone on its line.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from './chromium.mjs'
import { findEngines } from './engines.mjs'
import { prepare } from './prepare.mjs'
import { root, run, say, tool } from './run.mjs'

const CHOICES = ['--quick', '--engines', '--all']
const chosen = CHOICES.find((choice) => process.argv.includes(choice))
const passedOn = process.argv.slice(2).filter((argument) => !CHOICES.includes(argument))
const countsFile = `${root}test/output/counts-${process.pid}.json`

const withChromium = {
  projects: ['--project', '!engines'],
  environment: findChromium,
}
const inEngines = {
  projects: ['--project', 'engines'],
  environment: async () => {
    await findEngines()
    return {}
  },
}
const quick = { projects: ['--project', 'unit'], environment: async () => ({}) }

const RUNS = {
  '--quick': [quick],
  '--engines': [inEngines],
  '--all': [withChromium, inEngines],
}

const readCounts = () => {
  if (!existsSync(countsFile)) return { passed: 0, failed: 1, skipped: 0 }
  return JSON.parse(readFileSync(countsFile, 'utf8'))
}

const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** One run of Vitest: what it counted, with a failure more where it ended badly and counted none. */
const runVitest = async ({ projects, environment }) => {
  const env = { ...process.env, ...(await environment()), FARSTU_TEST_COUNTS: countsFile }
  const args = ['run', '--config', 'test/vitest.config.ts', ...projects, ...passedOn]
  const code = await run(tool('vitest'), args, { env })
  const counts = readCounts()
  rmSync(countsFile, { force: true })
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

await prepare({ built: chosen !== '--quick' })
const sum = { passed: 0, failed: 0, skipped: 0 }
for (const one of RUNS[chosen] ?? [withChromium]) {
  const counts = await runVitest(one)
  for (const name of Object.keys(sum)) sum[name] += counts[name]
}
say(summary(sum))
process.exitCode = sum.failed === 0 ? 0 : 1
