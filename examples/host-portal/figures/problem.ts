import type { Column } from './columns.ts'

/** What can be wrong with a file; each has a sentence in `words/`. */
export const ERRORS = [
  'noRows',
  'tooManyRows',
  'quotes',
  'missingColumns',
  'repeatedColumns',
  'misplaced',
  'width',
  'otherUnit',
  'empty',
  'code',
  'duplicate',
  'number',
  'whole',
  'limits',
  'moreThanEmployees',
  'total',
  'rowAfterTotal',
] as const

/** What is unusual but may be right: handed in with a comment. */
export const WARNINGS = ['unusualSalary', 'changed'] as const

export type ProblemCode = (typeof ERRORS)[number] | (typeof WARNINGS)[number]

export interface Problem {
  readonly code: ProblemCode
  /** Line in the file, from 1; null for the file as a whole. */
  readonly line: number | null
  /** Null for a row as a whole. */
  readonly column: Column | null
  /** What the sentence names: limits or sums in hundredths, a line, or a text of the file. */
  readonly values: readonly (number | string)[]
  /** Those that are not as they should be, of the file as a whole. */
  readonly columns?: readonly Column[]
}

export const isWarning = ({ code }: Problem): boolean => WARNINGS.some((one) => one === code)
