import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { portal } from '../../../api/boot/commands/portal-command.ts'
import { scratch } from '../scratch.ts'
import type { TestServer } from './test-server.ts'

/** `farstu portal …` on a server, as an operator types it at the machine. */
export function portalCommand(server: TestServer) {
  const folder = mkdtempSync(join(scratch, 'farstu-portals-'))
  const remarks: string[] = []

  /** What it said. */
  const run = async (...args: readonly string[]): Promise<string> => {
    const said: string[] = []
    remarks.length = 0
    await portal(args, {
      say: (text) => void said.push(text),
      remark: (text) => void remarks.push(text),
      withDomain: (work) => work(server.domain),
      now: () => server.clock.now(),
    })
    return said.join('\n')
  }

  return {
    run,
    /** What it said beside its result when it last ran. */
    remarks: () => remarks.join('\n'),

    fileOf(content: unknown): string {
      const file = join(folder, 'given.json')
      writeFileSync(file, JSON.stringify(content))
      return file
    },

    shown: async (id = 'demo') => JSON.parse(await run('show', id)),
  }
}
