import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CannotStart } from '../ports/cannot-start.ts'

/** Before anything is opened: settings from `.env` where there is one, and files for this user alone. */
export function readyProcess(): void {
  process.umask(0o077)
  if (!existsSync('.env')) return
  try {
    process.loadEnvFile('.env')
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new CannotStart(`The settings in ${resolve('.env')} cannot be read: ${why}`)
  }
}
