import { WORDS } from '../words/language.ts'

/** What a file holds, one row for each occupation. */
export const COLUMNS = ['code', 'employees', 'fullTime', 'salary'] as const
export type Column = (typeof COLUMNS)[number]

/** Names that files give the columns, in any language of the portal, lower case. */
const NAMES: Readonly<Record<string, Column>> = Object.fromEntries(
  Object.values(WORDS).flatMap(({ submissionPage: { columns } }) =>
    COLUMNS.map((column) => [columns[column].toLowerCase(), column] as const),
  ),
)

/** The column of that name, in any case and composition of letters, or null. */
export const columnNamed = (name: string): Column | null => {
  const plain = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
  return Object.hasOwn(NAMES, plain) ? (NAMES[plain] ?? null) : null
}
