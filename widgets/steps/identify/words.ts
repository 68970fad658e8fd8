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
  readonly problems: Problems
}
