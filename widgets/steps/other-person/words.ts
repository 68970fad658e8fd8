export interface OtherPersonWords {
  readonly heading: string
  readonly lead: string
  readonly signedIn: string
  readonly invited: string
  readonly kept: string
  readonly switch: string
}
