import type { Outcome } from '../../../widgets/client/problem.ts'
import { refusalIn } from './refused.ts'
import type { Desk } from './room.ts'

/** Hands a table of the portal over as a file, or says why there is none. */
export function handOver({ portal, words, say }: Desk, noun: string, table: Outcome<Blob>): void {
  if (table.ok) download(`${portal.id}-${noun}.csv`, table.value)
  say(table.ok ? words.exported : refusalIn(words, table.problem.code))
}

/** The request behind an exported table carries a header that no link can. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
