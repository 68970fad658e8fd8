/** Who works at PostgreSQL at a time, and what those in line are told when nothing moves. */
import { expect, it } from 'vitest'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { createTurns } from '../../db/postgres/turns.ts'

const held = new Unavailable('held', {
  cause: Object.assign(new Error('not now'), { code: '55P03', severity: 'ERROR' }),
})
const refused = new Unavailable('refused', {
  cause: Object.assign(new Error('a rule'), { code: '23514', severity: 'ERROR' }),
})

/** Works that end when they are told to. */
function works() {
  const ends: { readonly resolve: () => void; readonly reject: (fault: unknown) => void }[] = []
  const work = () =>
    new Promise<void>((resolve, reject) => {
      ends.push({ resolve, reject })
    })
  return { ends, work }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('so many work at a time, and the next begins when one ends', async () => {
  const { ends, work } = works()
  const turns = createTurns(2)
  const all = Array.from({ length: 5 }, () => turns(work))
  for (const begun of [2, 3, 4, 5, 5]) {
    await settled()
    expect(ends).toHaveLength(begun)
    ends.find((_, at) => at === begun - 2)?.resolve()
  }
  for (const { resolve } of ends) resolve()
  await expect(Promise.all(all)).resolves.toHaveLength(5)
})

it('a refusal is told to whom it concerns alone', async () => {
  const { ends, work } = works()
  const turns = createTurns(1)
  const [one, two] = [turns(work), turns(work)]
  await settled()
  ends[0]?.reject(refused)
  await expect(one).rejects.toBe(refused)
  await settled()
  ends[1]?.resolve()
  await expect(two).resolves.toBeUndefined()
})

it('when one finds that nothing moves, all in line are told, and whoever comes later works', async () => {
  const { ends, work } = works()
  const turns = createTurns(1)
  const all = [turns(work), turns(work), turns(work)]
  await settled()
  ends[0]?.reject(held)
  const told = await Promise.allSettled(all)
  expect(told).toEqual(all.map(() => ({ status: 'rejected', reason: held })))
  expect(ends).toHaveLength(1)
  const later = turns(work)
  await settled()
  ends[1]?.resolve()
  await expect(later).resolves.toBeUndefined()
})
