import { existsSync } from 'node:fs'
import { type ReadJournal, readFileJournal } from '../../adapters/file-journal.ts'
import type { Config } from '../../config/config.ts'
import { journalPlace } from '../opening/journal-place.ts'
import { UsageError } from './usage-error.ts'

interface Wanted {
  readonly named: readonly string[]
  /** Whether it was said that there is none. */
  readonly isWithout: boolean
}

/**
 * What every journal says together, by time: those named, and the installation's own where it is there. Null
 * where none is to be had and that was said.
 * @throws UsageError where there is none and that was not said, or one cannot be read.
 */
export async function journalsOf(
  config: Pick<Config, 'journal' | 'databaseUrl'>,
  { named, isWithout }: Wanted,
): Promise<ReadJournal | null> {
  if (isWithout && named.length > 0)
    throw new UsageError('Say either --journal <file> or --without-journal')
  if (isWithout) return null
  const journal = journalPlace(config)
  const own = journal !== null && existsSync(journal) ? [journal] : []
  const files = [...new Set([...named, ...own])]
  if (files.length === 0) throw new UsageError(missing(journal))
  const read = await Promise.all(files.map(journalIn))
  return {
    since: Math.min(...read.map(({ since }) => since)),
    entries: read.flatMap(({ entries }) => entries).sort((a, b) => a.at - b.at),
  }
}

async function journalIn(file: string): Promise<ReadJournal> {
  const read = await readFileJournal(file).catch(() => {
    throw new UsageError(`The journal ${file} cannot be read`)
  })
  if (read) return read
  throw new UsageError(`${file} is no journal of Farstu. Nothing was changed.`)
}

function missing(journal: string | null): string {
  return [
    `There is no journal${journal === null ? '' : ` at ${journal}`} of what was taken from people since the copy.`,
    'Name it with --journal <file>. If it is lost, say --without-journal: then every open invitation',
    'is revoked, and who was suspended, which roles ended and which secrets were revoked since is for',
    'you to do again. Nothing was changed.',
  ].join('\n')
}
