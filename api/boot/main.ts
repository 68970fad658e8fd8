import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readyProcess } from './ready-process.ts'
import { start } from './start.ts'

/** The package's own folder: this file is bundled to `dist/api/`. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const begin = async () => {
  readyProcess()
  await start(process.env, root)
}
begin().catch((fault: unknown) => {
  process.stderr.write(
    `Farstu could not start: ${fault instanceof Error ? fault.message : String(fault)}\n`,
  )
  process.exit(1)
})
