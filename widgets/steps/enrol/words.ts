export interface EnrolWords {
  readonly heading: string
  readonly lead: string
  readonly begin: string
  readonly later: (left: number) => string
}
