/** What is told of devices and browsers: the same in the step and in the guide, and nothing that is not served. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { OLDEST } from '../../../.tooling/baseline/oldest.mjs'
import { MACS, RUNS } from '../../../widgets/methods/this-device/supported.ts'

const guide = readFileSync(
  fileURLToPath(new URL('../../../widgets/guides/this-device.md', import.meta.url)),
  'utf8',
)
const SERVED: Readonly<Record<string, string>> = {
  Chrome: OLDEST.chrome,
  Edge: OLDEST.chrome,
  Firefox: OLDEST.firefox,
  Safari: OLDEST.safari,
}

describe('what has this device built in', () => {
  it.each(MACS)('%s is told in the guide, and is of the years of the T2 chip', (mac) => {
    expect(guide).toContain(mac)
    const years = [...mac.matchAll(/\b20\d\d\b/g)].map(([year]) => Number(year))
    expect(years.length).toBeGreaterThan(0)
    expect(years.every((year) => year >= 2017 && year <= 2020)).toBe(true)
  })

  it.each(RUNS)('$systems is told in the guide with its browsers', ({ systems, browsers }) => {
    const row = guide.split('\n').find((line) => line.includes(`| ${systems.join(', ')}`))
    expect(row).toContain(`| ${browsers.join(', ')} |`)
  })

  it('names no browser older than is served', () => {
    for (const [name = '', version] of RUNS.flatMap(({ browsers }) => browsers.map(parted)))
      expect([name, Number(version) >= Number(SERVED[name])]).toEqual([name, true])
  })
})

const parted = (browser: string): readonly string[] => browser.split(' ')
