import { appendFileSync } from 'node:fs'
import { it } from 'vitest'
import { HELPDESK, reach, T } from '../../../support/attackers/reaching.ts'
import { HELPED } from './helped-attackers.ts'
const only = process.env.ROWS?.split(',')
const say = (line: string) => appendFileSync('/tmp/attackrows.out', `${line}\n`)
for (const [key, row] of Object.entries(HELPED))
  if (!only || only.includes(key))
    it(key, async () => {
      const cpu = process.cpuUsage()
      const used = () => { const { user, system } = process.cpuUsage(cpu); return Math.round((user + system) / 1000) }
      const starts = await row.starts()
      const began = used()
      const { gains, untold, seen } = await reach(starts, HELPDESK) as any
      say(`${key}: starts ${began} ms, all ${used()} ms, worlds ${seen} untold ${JSON.stringify(untold)} T ${JSON.stringify(T)}`)
      say(`   ${JSON.stringify(Object.fromEntries(gains))}`)
    }, 60_000)
