import type { DeniedReason } from '../../../api/contract/views.ts'

export interface DeniedWords {
  readonly headings: Readonly<Record<DeniedReason, string>>
  /** What is the case, and what to do next. */
  readonly texts: Readonly<Record<DeniedReason, (portal: string) => string>>
  readonly another: string
  readonly signIn: string
}
