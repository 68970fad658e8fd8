import type { Farstu } from '../../widgets/server/index.ts'
import type { Store } from './store/store.ts'

/** What a host portal is made of; nothing is read from the environment. */
export interface HostPortalOptions {
  /** This portal's side of Farstu, with its secret. */
  readonly farstu: Farstu
  /** Base URL of the Farstu API, for the element and its script. No slash at the end. */
  readonly api: string
  /** Public id of this portal. */
  readonly portal: string
  /** Origin that browsers reach this portal by: `http://localhost:4100`. */
  readonly origin: string
  /** Where figures are kept. Default: in memory. */
  readonly store?: Store
  /** Signs what forms carry. Default: made anew, so that forms drawn before a restart are nobody's. */
  readonly key?: Buffer
  /** Milliseconds since 1970. Default: the clock of this machine. */
  readonly now?: () => number
}
