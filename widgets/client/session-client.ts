import type { OwnSessionResponse } from '../../api/contract/responses.ts'
import type { Outcome } from './problem.ts'
import { type ClientOptions, createSend } from './send.ts'

/** What a page asks about its own browser's session in a portal. */
export interface SessionClient {
  /** Does not count as activity. */
  readonly check: () => Promise<Outcome<OwnSessionResponse>>
  /** Counts as activity. */
  readonly extend: () => Promise<Outcome<OwnSessionResponse>>
  readonly end: () => Promise<Outcome<null>>
}

export function createSessionClient(options: ClientOptions, portal: string): SessionClient {
  const send = createSend(options)
  const body = { portal }
  return {
    check: () => send('session/check', body),
    extend: () => send('session/extend', body),
    end: () => send('session/end', body),
  }
}
