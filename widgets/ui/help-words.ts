/** Words around the help contacts, which come with their own labels. */
export interface HelpWords {
  readonly telephone: string
  readonly mail: string
  readonly web: string
  /** Where the portal gives no contacts. */
  readonly noContacts: string
}
