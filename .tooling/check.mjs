/**
 * What can be said about the sources without running them: format, lint, types, the direction of
 * imports, dead code, and what built files ask of browsers. Ends with a report on sizes, which never fails. `--fix` writes what it can.
 */
import { prepare } from './prepare.mjs'
import { capture, compiler, say, tool } from './run.mjs'

const fix = process.argv.includes('--fix')

const CHECKS = [
  [
    'format and lint',
    tool('biome'),
    ['check', '--error-on-warnings', '--max-diagnostics=200', ...(fix ? ['--write'] : [])],
  ],
  ...['server', 'browser', 'tests'].map((environment) => [
    `types, ${environment}`,
    process.execPath,
    [compiler, '-p', `.tooling/tsconfig.${environment}.json`],
  ]),
  ['words', process.execPath, ['.tooling/words/check.mjs']],
  ['directions', process.execPath, ['test/architecture/directions.mjs']],
  ['dead code', tool('knip'), []],
  ['oldest browsers', process.execPath, ['.tooling/baseline/check.mjs']],
]

const check = async ([name, command, args]) => {
  const started = performance.now()
  const { code, output } = await capture(command, args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`)
  if (code !== 0) say(output.trimEnd())
  return code === 0
}

await prepare()
const results = await Promise.all(CHECKS.map(check))
const { sizeReport } = await import('./sizes.mjs')
say(sizeReport())
process.exitCode = results.every(Boolean) ? 0 : 1
