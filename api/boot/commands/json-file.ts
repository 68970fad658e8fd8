import { readFile } from 'node:fs/promises'
import { placeOfFault } from './json-place.ts'
import { UsageError } from './usage-error.ts'

/** What begins a text of each encoding. Without one it is UTF-8. */
const MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const

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

/**
 * The text of a file: UTF-8, with a byte order mark or without, or UTF-16 with one, as `>` of Windows
 * PowerShell writes it.
 * @throws UsageError when the file cannot be read, or is no such text.
 */
async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) throw new UsageError(`The file ${file} cannot be read`)
  const found = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  const text = decoded(bytes, found?.encoding ?? 'utf-8')
  if (text !== null && !text.includes('\0')) return text
  throw new UsageError(
    `The file ${file} is not text in UTF-8; save it as UTF-8 (in Windows PowerShell: | Out-File -Encoding utf8)`,
  )
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
