import type { StartFlowBody } from '../../api/contract/requests.ts'

/** What an element asks for, read anew at each request. */
export interface FlowRequest extends StartFlowBody {
  readonly api: string
  readonly language: string
  /** Continue a live session without waiting for the press. */
  readonly auto: boolean
  /** Event at the end of a journey that makes no session; null for none. */
  readonly told: 'farstu-verified' | 'farstu-confirmed' | 'farstu-tried' | null
}
