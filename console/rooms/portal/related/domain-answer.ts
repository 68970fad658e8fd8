/** What stands at a domain's `/.well-known/webauthn`, as it was read. */
export interface DomainAnswer {
  readonly status: number
  /** As the header says it; empty where there is none. */
  readonly type: string
  readonly text: string
}
