import { csvLine } from '../../contract/plain/files/csv-line.ts'
import { BY_OPERATOR } from '../../domain/portals/setup/setup-act.ts'
import { concernedRows } from '../../routes/console/concerned-table.ts'
import { concernedHeads } from '../../routes/console/table-heads.ts'
import type { Command } from './command.ts'
import { readJsonFile } from './json-file.ts'
import { settled } from './portal-outcome.ts'
import { UsageError } from './usage-error.ts'

/** Like whatever else the commands say. */
const LANGUAGE = 'en'

/**
 * `farstu portal concerned <id> <file>`: whom the policy of the file would lock out, lead to set something up, or sign
 * out, as CSV, a line for each of their roles. Changes nothing, and is written down like the console's export.
 */
export const listConcerned: Command = async ([id, file], { say, remark, withDomain }) => {
  if (!id || !file) throw new UsageError('Say: farstu portal concerned <id> <file>')
  const definition = await readJsonFile(file)
  await withDomain(async ({ portalSetup }) => {
    const pages = settled(await portalSetup.concernedTo(id, definition, BY_OPERATOR))
    const lines = [csvLine(concernedHeads(LANGUAGE))]
    for await (const rows of concernedRows(pages, LANGUAGE))
      lines.push(...rows.map((row) => csvLine(row)))
    if (lines.length === 1) return remark('Nobody is concerned by that policy.')
    say(lines.join('').trimEnd())
  })
}
