import { join } from 'node:path'
import Database from 'better-sqlite3'
import { enforcePragmas } from '../../../db/sqlite/pragmas.ts'
import type { Contender, Open, Place } from '../figure.ts'

const SECONDS = 1
/** About what an audit event or a session takes. */
const ROW = 'x'.repeat(300)

interface Counting extends Contender {
  round(): Promise<number>
}

/** Fsynced commits per second of one small row, with the pragmas of the store. */
export async function openCommits(place: Place): Promise<Counting> {
  const client = new Database(join(place.folder(), 'commits.db'))
  enforcePragmas(client)
  client.exec('create table entry (id integer primary key, text text not null)')
  const insert = client.prepare('insert into entry (text) values (?)')
  return {
    isInProcess: true,
    async round() {
      const deadline = performance.now() + SECONDS * 1000
      let commits = 0
      for (; performance.now() < deadline; commits++) insert.run(ROW)
      return commits / SECONDS
    },
    close: async () => void client.close(),
  }
}

/** Acts per second if each took the commits that it makes and nothing else. */
export function openCommitsFor(countPerAct: (place: Place) => Promise<number>): Open {
  return async (place) => {
    const perAct = await countPerAct(place)
    const commits = await openCommits(place)
    const round = async () => (await commits.round()) / perAct
    return { ...commits, round, note: `${perAct} each` }
  }
}
