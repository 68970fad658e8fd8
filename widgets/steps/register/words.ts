export interface RegisterWords {
  readonly heading: string
  readonly lead: string
  readonly firstName: string
  readonly lastName: string
  readonly next: string
  readonly missing: string
  readonly tooLong: (characters: number) => string
}
