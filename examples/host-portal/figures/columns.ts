import type { SheetColumns } from '../../../widgets/server/index.ts'
import { WORDS } from '../words/language.ts'

/** What a file holds, one row for each occupation. */
export const COLUMNS = ['code', 'employees', 'fullTime', 'salary'] as const
export type Column = (typeof COLUMNS)[number]

/** Nobody has more occupations; each row is drawn and checked on every view. */
export const MAX_ROWS = 500

/** Besides, a file that was downloaded here says whose figures they are. */
export type FileColumn = Column | 'unitId'

const inOurWords = (column: Column): readonly string[] =>
  Object.values(WORDS).map(({ submissionPage }) => submissionPage.columns[column])

/** By what our own files and people call the columns, in any language of the portal. */
export const FIGURES: SheetColumns<FileColumn> = {
  names: {
    code: [
      ...inOurWords('code'),
      ...['code', 'occupation', 'ssyk', 'ssyk-kod', 'yrke', 'kod', 'ammatti', 'koodi'],
    ],
    employees: [
      ...inOurWords('employees'),
      ...['number of employees', 'antal anställda', 'antal', 'työntekijöiden määrä', 'henkilöstö'],
    ],
    fullTime: [
      ...inOurWords('fullTime'),
      ...['full-time', 'fte', 'heltid', 'heltidstjänster', 'årsarbetare', 'htv', 'henkilötyövuosi'],
    ],
    salary: [
      ...inOurWords('salary'),
      ...['salary', 'mean salary', 'medellön', 'lön', 'palkka', 'keskipalkka'],
    ],
    unitId: Object.values(WORDS).map(({ profilePage }) => profilePage.unitId),
  },
  needed: COLUMNS.map((column) => [column]),
  most: MAX_ROWS,
}
