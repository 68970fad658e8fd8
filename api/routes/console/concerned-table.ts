import type { CsvRow } from '../../contract/plain/files/csv-line.ts'
import type { Language } from '../../contract/plain/languages.ts'
import { tablesWordsIn } from '../../contract/plain/words/generated/tables.ts'
import type { ExportedConcern } from '../../domain/portals/setup/preview-exporting.ts'

/** Rows of those whom a policy concerns, once for each of their roles, in the order of `concernedHeads`. */
export async function* concernedRows(
  pages: AsyncIterable<readonly ExportedConcern[]>,
  language: Language,
): AsyncGenerator<readonly CsvRow[]> {
  const { concerns } = tablesWordsIn[language]
  for await (const page of pages)
    yield page.flatMap(({ concern, person, roles }) =>
      roles.map(({ role, unitName, unitExternalId }) => [
        concerns[concern],
        person.lastName,
        person.firstName,
        person.email,
        unitName ?? '',
        unitExternalId ?? '',
        role,
      ]),
    )
}
