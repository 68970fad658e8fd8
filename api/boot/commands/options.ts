import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/** An option that takes a text. */
export const text = { type: 'string' } as const

/** @throws UsageError for an option that is unknown, or lacks its value. */
export function readOptions<const T extends ParseArgsConfig>(args: readonly string[], config: T) {
  try {
    return parseArgs<T & { args: string[] }>({ ...config, args: [...args] })
  } catch (fault) {
    throw new UsageError(fault instanceof Error ? fault.message : 'These options cannot be read')
  }
}
