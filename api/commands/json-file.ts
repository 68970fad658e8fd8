import { readFile } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/** What a file of JSON holds. @throws UsageError when it cannot be read, or is none. */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) throw new UsageError(`The file ${file} cannot be read`)
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`The file ${file} is not JSON`)
  }
}
