export interface SuccessorWords {
  readonly heading: string
  /** Null where the inviter has no name to tell. */
  readonly lead: (inviter: string | null) => string
  readonly name: string
  readonly address: string
  readonly tell: (inviter: string | null) => string
  readonly back: string
  readonly malformed: string
}
