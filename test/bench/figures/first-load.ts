import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figure, Place } from '../figure.ts'

const ENTRY = 'farstu.js'
const STATIC = /(?:from|import)"\.\/([^"]+)"/g
const WORDS = /import\("\.\/(first\.[a-z]{2}-[^"]+)"\)/g

/** Everything that must be here before the modules of `file` run. */
function closureOf(folder: string, file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const next of importsIn(folder, file, STATIC)) closureOf(folder, next, found)
  return found
}

function importsIn(folder: string, file: string, pattern: RegExp): readonly string[] {
  const text = readFileSync(join(folder, file), 'utf8')
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

/**
 * The entry, what it imports, and the first words of the language that takes more: all that
 * `<farstu-login>` waits for. `test/widgets/first-load.test.ts` holds a browser to the same.
 */
function firstLoadKilobytes({ root }: Place): number {
  const folder = join(root, 'dist/widgets')
  const bytesOf = (file: string) => gzipSync(readFileSync(join(folder, file))).length
  const scripts = [...closureOf(folder, ENTRY)]
  const words = scripts.flatMap((file) => importsIn(folder, file, WORDS)).map(bytesOf)
  if (scripts.length < 2 || words.length < 2) throw new Error('The first load was not found')
  const bytes = scripts.reduce((sum, file) => sum + bytesOf(file), Math.max(...words))
  return bytes / 1024
}

export const firstLoad: Figure = {
  name: 'first load of <farstu-login>, gzip',
  unit: 'KB',
  // 15,360 bytes.
  atMost: 15_360 / 1024,
  rounds: 1,
  open: async (place) => ({
    isInProcess: true,
    round: async () => firstLoadKilobytes(place),
    close: async () => undefined,
  }),
}
