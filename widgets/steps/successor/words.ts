export interface SuccessorWords {
  readonly heading: string
  readonly lead: (inviter: string) => string
  readonly name: string
  readonly address: string
  readonly tell: (inviter: string) => string
  readonly back: string
  readonly malformed: string
}
