/**
 * Runs the tests: `--quick` all that need no browser, otherwise everything. Other arguments go to
 * Vitest. The last line says how many passed and failed, alone on its line.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from './chromium.mjs'
import { prepare } from './prepare.mjs'
import { root, run, say, tool } from './run.mjs'

const quick = process.argv.includes('--quick')
const passedOn = process.argv.slice(2).filter((argument) => argument !== '--quick')
const countsFile = `${root}test/output/counts-${process.pid}.json`

const readCounts = () => {
  if (!existsSync(countsFile)) return { passed: 0, failed: 1, skipped: 0 }
  return JSON.parse(readFileSync(countsFile, 'utf8'))
}

const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

const runVitest = async () => {
  const env = { ...process.env, FARSTU_TEST_COUNTS: countsFile }
  if (!quick) env.CHROMIUM_PATH = await findChromium()
  const projects = quick ? ['--project', 'unit'] : []
  const args = ['run', '--config', 'test/vitest.config.ts', ...projects, ...passedOn]
  return run(tool('vitest'), args, { env })
}

await prepare({ built: !quick })
const code = await runVitest()
const counts = readCounts()
rmSync(countsFile, { force: true })
say(summary(counts))
process.exitCode = code === 0 && counts.failed === 0 ? 0 : 1
