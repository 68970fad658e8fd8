import { existsSync } from 'node:fs'

/** Before anything is opened: settings from `.env` where there is one, and files for this user alone. */
export function readyProcess(): void {
  process.umask(0o077)
  if (existsSync('.env')) process.loadEnvFile('.env')
}
