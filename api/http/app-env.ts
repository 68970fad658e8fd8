import type { Administrator } from '../domain/rights/administrators.ts'
import type { Log } from '../ports/log.ts'

/** What middleware leaves for the routes. */
export interface AppEnv {
  readonly Variables: {
    readonly requestId: string
    readonly log: Log
    /** Behind the console's guard, and nowhere else. */
    readonly administrator: Administrator
  }
}
