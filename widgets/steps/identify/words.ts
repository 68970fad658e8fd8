import type { IdentifyingKind } from '../../../api/contract/views.ts'
import type { Problems } from '../../words/common.ts'

export interface IdentifyWords {
  readonly heading: string
  readonly headingInvited: string
  readonly leadInvited: string
  readonly label: string
  readonly next: string
  readonly missing: string
  readonly malformed: string
  readonly welcomeBack: string
  readonly continueAs: (name: string) => string
  readonly another: string
  readonly invited: string
  readonly backToSignIn: string
  /** "Sign in with …", for methods that find the person without an address. */
  readonly methods: Readonly<Record<IdentifyingKind, string>>
  readonly problems: Problems
}
