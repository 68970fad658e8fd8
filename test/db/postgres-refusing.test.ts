/** The PostgreSQL that the contract runs on refuses transactions, and they are made again. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { engines, type Opened } from '../support/db/engines.ts'
import { portalOf } from '../support/db/rows.ts'

let opened: Opened

beforeAll(async () => {
  opened = await engines[1].openEmptyStore()
})
afterAll(() => opened.close())

it('some at once and some at the commit, by the same draw each time, and none for good', async () => {
  const { store } = opened
  const [begun, written]: [number[], number[]] = [[], []]
  for (let index = 0; index < 200; index += 1) {
    const portal = portalOf()
    await store.atomically(function* () {
      begun.push(index)
      yield* store.portals.add(portal)
      written.push(index)
    })
  }
  const repeated = (all: readonly number[]) => all.filter((one, at) => one === all[at - 1])
  const atCommit = repeated(written)
  const atOnce = repeated(begun).filter((index) => !atCommit.includes(index))
  expect({ atOnce, atCommit }).toEqual({
    atOnce: [26, 30, 89, 125, 157, 192],
    atCommit: [0, 62, 114, 152, 178],
  })
})
