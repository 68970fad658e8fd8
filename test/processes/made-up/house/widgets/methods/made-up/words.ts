export interface MadeUpWords {
  readonly heading: string
  readonly lead: string
  readonly serial: string
  readonly secret: string
  readonly next: string
  readonly waits: (token: string) => string
  readonly again: string
  readonly other: string
}

export interface MadeUpEnrolWords {
  readonly heading: string
  readonly lead: (serial: string, secrets: string) => string
  readonly secret: string
  readonly next: string
}
