/**
 * Runs the figures whose name contains the first argument, or all. Prints Markdown and JSON; a whole
 * run writes its table into the README. Started by `.tooling/bench.mjs` from the repository's root.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './figure.ts'
import { measure, type Result } from './measure.ts'
import { FIGURES } from './registry.ts'
import { machineNow, markdownOf, type Report } from './report.ts'

const root = process.cwd()
const built = join(root, 'test/output/bench')
const readme = join(root, 'test/bench/README.md')
const TABLE = /(<!-- table: begin -->)[\s\S]*(<!-- table: end -->)/
const [wanted = ''] = process.argv.slice(2)

const say = (text: string): void => void process.stderr.write(text)

/** The folders lie beside the checkout's own files: a memory file system would make commits free. */
function openPlace() {
  mkdirSync(built, { recursive: true })
  const data = mkdtempSync(join(built, 'data-'))
  let count = 0
  const folder = (): string => {
    const made = join(data, String(count++))
    mkdirSync(made)
    return made
  }
  process.once('exit', () => rmSync(data, { recursive: true, force: true }))
  return { root, built, folder } satisfies Place
}

async function runAll(place: Place): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const figure of FIGURES.filter(({ name }) => name.includes(wanted))) {
    const started = performance.now()
    say(`${figure.name} … `)
    results.push(await measure(figure, place))
    say(`${((performance.now() - started) / 1000).toFixed(0)} s\n`)
  }
  return results
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const machine = machineNow()
const started = performance.now()
const results = await runAll(openPlace())
const seconds = (performance.now() - started) / 1000
const report: Report = { at: new Date().toISOString(), ...machine, seconds, results }
const markdown = markdownOf(report)
process.stdout.write(`\n${markdown}\n\n${JSON.stringify(report)}\n`)
if (wanted === '') {
  const text = readFileSync(readme, 'utf8')
  writeFileSync(
    readme,
    text.replace(TABLE, (_, begin, end) => `${begin}\n\n${markdown}\n\n${end}`),
  )
}
