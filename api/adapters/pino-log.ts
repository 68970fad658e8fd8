import { type DestinationStream, pino } from 'pino'
import type { Log } from '../ports/log.ts'

/** JSON lines on standard output, or to `destination`. */
export function createPinoLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}
