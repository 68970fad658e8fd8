type Reached = Readonly<Record<'heading' | 'lead', string>>

export interface DoneWords {
  readonly heading: (person: string) => string
  readonly lead: (portal: string) => string
  readonly 'verify-email': Reached
  readonly 'add-method': Reached
  readonly goOn: (portal: string) => string
}
