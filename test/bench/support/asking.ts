import { hold } from './check.ts'
import type { Reply } from './http.ts'
import type { Latencies } from './latencies.ts'
import { forEach, type Lanes } from './load.ts'

/** A request whose answer is timed. */
export interface Timed {
  readonly kind: string
  readonly request: string
  /** Looked at after the clock has stopped; what the answer should have been, null when it is right. */
  readonly mistake: (reply: Reply) => string | null
}

/** Asks everything once; resolves how long each answer took, from sending to the last byte. */
export async function askAll(lanes: Lanes, asked: readonly Timed[]): Promise<Latencies> {
  const latencies = new Map<string, number[]>(asked.map(({ kind }) => [kind, []]))
  await forEach(lanes, asked, async (connection, { kind, request, mistake }) => {
    const started = performance.now()
    const reply = await connection.send(request)
    latencies.get(kind)?.push(performance.now() - started)
    const expected = mistake(reply)
    hold(expected === null, reply, expected ?? '')
  })
  return latencies
}
