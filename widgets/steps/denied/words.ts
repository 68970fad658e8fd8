import type { DeniedReason } from '../../../api/contract/views.ts'

export interface DeniedWords {
  readonly headings: Readonly<Record<DeniedReason, string>>
  /** What is the case, and what to do next. */
  readonly texts: Readonly<Record<DeniedReason, (portal: string) => string>>
  /** Where the inviter can be asked for a new link. */
  readonly askable: string
  readonly ask: string
  readonly asked: Readonly<Record<'heading' | 'text', string>>
  readonly another: string
  readonly signIn: string
}
