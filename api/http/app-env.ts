import type { Administrator } from '../domain/rights/administrators.ts'
import type { Log } from '../ports/log.ts'

/** What middleware leaves for the routes. */
export interface AppEnv {
  readonly Variables: {
    readonly requestId: string
    readonly log: Log
    /** Whether the page that asks belongs to the portal it asks for; undefined where none was named. */
    readonly isFromPortal: boolean | undefined
    /** Behind the console's guard, and nowhere else. */
    readonly administrator: Administrator
  }
}
