/** What a file holds, one row for each occupation. */
export const COLUMNS = ['code', 'employees', 'fullTime', 'salary'] as const
export type Column = (typeof COLUMNS)[number]

/** Names that files give the columns, in either language, lower case. */
const NAMES: Readonly<Record<string, Column>> = {
  'occupation code': 'code',
  yrkeskod: 'code',
  employees: 'employees',
  anställda: 'employees',
  'full-time equivalents': 'fullTime',
  heltidsekvivalenter: 'fullTime',
  'monthly salary': 'salary',
  månadslön: 'salary',
}

/** The column of that name, in any case and composition of letters, or null. */
export const columnNamed = (name: string): Column | null => {
  const plain = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
  return Object.hasOwn(NAMES, plain) ? (NAMES[plain] ?? null) : null
}
