import type { Mailer } from '../../../api/ports/mailer.ts'
import type { Delivered } from './delivered.ts'

/** A provider that is broken until it is mended. */
export interface BrokenProvider {
  readonly mailer: Mailer
  /** From now on it works. */
  mend(): Promise<void>
  /** What reached its readers; doubles that their programs would know by their id are one. */
  arrived(): Promise<readonly Delivered[]>
  close(): Promise<unknown>
}

export type Open = () => Promise<BrokenProvider>
/** Enough for an answer of this machine, however busy. */
export const TIMEOUT = { timeoutMs: 600 }
export const nothing = async () => {}
