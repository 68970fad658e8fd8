export interface AcceptWords {
  readonly heading: string
  readonly lead: (inviter: string | null, portal: string) => string
  readonly wholePortal: string
  /** The console's and the example portal's; any other is told in the host's own word. */
  readonly roles: Readonly<Record<string, string>>
  readonly accept: string
}
