import type { Config } from '../config/config.ts'
import type { Keys } from '../config/key-ring.ts'

/** What a command that works on the database itself has to know. */
export interface Installation {
  readonly config: Config
  readonly keys: Keys
  /** Folder of `db/`, where the migrations lie. */
  readonly migrationsRoot: string
}

/** Reads the settings; made anew for each command. */
export type ReadInstallation = () => Promise<Installation>
