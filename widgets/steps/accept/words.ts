export interface AcceptWords {
  readonly heading: string
  readonly lead: (inviter: string, portal: string) => string
  readonly wholePortal: string
  readonly until: (date: string) => string
  readonly accept: string
}
