import { placeOfFault } from './json-place.ts'
import { readTextFile } from './text-file.ts'
import { UsageError } from './usage-error.ts'

/** What a file of JSON holds. @throws UsageError when it cannot be read, or is none. */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readTextFile(file)
  const place = placeOfFault(text)
  if (!place) return JSON.parse(text)
  const { line, column, expected } = place
  throw new UsageError(
    `The file ${file} is not JSON: in line ${line}, column ${column}, there should be ${expected}`,
  )
}
