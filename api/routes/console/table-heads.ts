import type { CsvRow } from '../../contract/plain/files/csv-line.ts'
import type { Language } from '../../contract/plain/languages.ts'
import { type TablesWords, tablesWordsIn } from '../../contract/plain/words/generated/tables.ts'

const INVITATION_COLUMNS: readonly (keyof TablesWords['invitations'])[] = [
  'id',
  'address',
  'firstName',
  'lastName',
  'language',
  'roles',
  'standing',
  'letter',
  'attention',
  'inviter',
  'created',
  'sent',
  'expires',
  'successorName',
  'successorAddress',
]

const PEOPLE_COLUMNS: readonly (keyof TablesWords['people'])[] = [
  'lastName',
  'firstName',
  'address',
  'suspended',
  'unit',
  'externalId',
  'role',
  'until',
]

/** Columns of the rows of `invitation-table.ts`. */
export function invitationHeads(language: Language): CsvRow {
  return INVITATION_COLUMNS.map((column) => tablesWordsIn[language].invitations[column])
}

/** Columns of the rows of `concerned-table.ts`: those of people, after why. */
export function concernedHeads(language: Language): CsvRow {
  const { concern, people } = tablesWordsIn[language]
  const told = ['lastName', 'firstName', 'address', 'unit', 'externalId', 'role'] as const
  return [concern, ...told.map((column) => people[column])]
}

/** Columns of the rows of `people-table.ts`. */
export function peopleHeads(language: Language): CsvRow {
  return PEOPLE_COLUMNS.map((column) => tablesWordsIn[language].people[column])
}
