import Database from 'better-sqlite3'
import { type CrowdSize, createCrowd, PORTAL_IDS } from '../crowd/crowd.ts'
import { keptCrowd } from '../crowd/kept.ts'
import type { Open } from '../figure.ts'
import { percentilesOf } from '../support/latencies.ts'

const LOOK_UPS = 200
/** A scan takes long enough to be asked for a few times only. */
const SCANS = 4
const PAGE = 50

/** As many people as a page has, by the beginning of one word, in whatever order the index has them. */
const LOOK_UP = `select * from person where id in (
  select person_id from person_word where portal_id = ? and word >= ? and word < ? limit ${PAGE})`
/** What Better Auth's `admin/list-users` sends for a search that contains: a page, and how many there are. */
const CONTAINS = [
  `select * from person where email like ? limit ${PAGE}`,
  'select count(*) from person where email like ?',
] as const

/** Milliseconds, p95, of a page in this process, with nothing around it. */
export function openLookUp(size: CrowdSize): Open {
  return openNaked(size, LOOK_UPS, (client) => {
    const statement = client.prepare(LOOK_UP)
    return (word) => statement.all(PORTAL_IDS.first, word, `${word}\u{10ffff}`)
  })
}

/** The same rows read through: what a peer does that has no words to look up. */
export function openContains(size: CrowdSize): Open {
  return openNaked(size, SCANS, (client) => {
    const statements = CONTAINS.map((sql) => client.prepare(sql))
    return (word) => statements.map((statement) => statement.all(`%${word}%`))
  })
}

function openNaked(
  size: CrowdSize,
  times: number,
  make: (client: Database.Database) => (word: string) => unknown,
): Open {
  return async (place) => {
    const { databaseFile } = await keptCrowd(place, size)
    const client = new Database(databaseFile, { readonly: true })
    const ask = make(client)
    const { last } = createCrowd(size).names
    return {
      isInProcess: true,
      async round() {
        const taken = last.slice(0, times).map((name) => {
          const started = performance.now()
          ask(name.toLowerCase())
          return performance.now() - started
        })
        return percentilesOf(taken).p95
      },
      close: async () => void client.close(),
    }
  }
}
