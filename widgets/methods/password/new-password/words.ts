import type { PasswordReason } from '../../../../api/contract/errors.ts'
import type { Problems } from '../../../words/common.ts'

export interface NewPasswordWords {
  readonly heading: string
  readonly lead: string
  /** For a password in place of one that is too short to open this portal by itself. */
  readonly longer: Readonly<Record<'heading' | 'lead', string>>
  /** For a password in place of a forgotten one. */
  readonly replacement: Readonly<Record<'heading' | 'lead', string>>
  readonly label: string
  readonly again: string
  readonly save: string
  readonly missing: string
  readonly different: string
  readonly atLeast: (characters: number) => string
  readonly atMost: (characters: number) => string
  readonly same: string
  readonly met: string
  readonly unmet: string
  readonly groups: Readonly<Record<Extract<PasswordReason, `needs_${string}`>, string>>
  readonly refused: Readonly<Record<PasswordReason, string>>
  /** In place of `contains_known_word`, where the words are told. */
  readonly leansOn: (words: string) => string
  /** That which opens, and that which closes. */
  readonly quotes: readonly [string, string]
  readonly address: string
  readonly show: string
  readonly hide: string
  readonly showPassword: string
  readonly hidePassword: string
  readonly problems: Problems
}
