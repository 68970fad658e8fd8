export interface DoneWords {
  readonly heading: (person: string) => string
  readonly lead: (portal: string) => string
  readonly goOn: (portal: string) => string
}
