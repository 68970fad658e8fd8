import type { Problems } from '../../../../widgets/words/common.ts'

export interface PaperWords {
  readonly heading: string
  readonly label: string
  readonly hint: string
  readonly verify: string
  readonly missing: string
  readonly problems: Problems
}
