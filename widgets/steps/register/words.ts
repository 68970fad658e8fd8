export interface RegisterWords {
  readonly heading: string
  readonly lead: string
  readonly firstName: string
  readonly lastName: string
  readonly next: string
  readonly missingFirst: string
  readonly missingLast: string
  readonly tooLong: (characters: number) => string
}
