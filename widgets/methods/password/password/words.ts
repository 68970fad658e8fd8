import type { RestartWords } from '../../../steps/restartable-step.ts'
import type { Problems } from '../../../words/common.ts'

export interface PasswordWords extends RestartWords {
  readonly heading: string
  /** After who invites, to what: why it is a password that is asked for. */
  readonly sameAccount: string
  /** For signing in with the password that took a forgotten one's place. */
  readonly replaced: Readonly<Record<'heading' | 'lead' | 'forgotten', string>>
  readonly label: string
  readonly signIn: string
  readonly missing: string
  readonly forgotten: string
  readonly address: string
  readonly show: string
  readonly hide: string
  readonly showPassword: string
  readonly hidePassword: string
  /** Too many wrong answers; it is to be replaced. */
  readonly spent: string
  readonly problems: Problems
}
