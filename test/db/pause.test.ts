/** Between the tries of a transaction that PostgreSQL refuses. */
import { expect, it } from 'vitest'
import { createPostgresRunner } from '../../db/atomic.ts'
import { createPause } from '../../db/pause.ts'

const deadlock = Object.assign(new Error('not now'), { code: '40P01' })

/** What is waited, in milliseconds, where so many tries are refused. */
async function waited(refusals: number, integer: (below: number) => number) {
  const pauses: number[] = []
  const wait = async (milliseconds: number) => void pauses.push(milliseconds)
  let tried = 0
  const transaction = async () => {
    tried += 1
    if (tried <= refusals) throw deadlock
    return undefined as never
  }
  const { atomically } = createPostgresRunner(
    { transaction },
    { pause: createPause({ integer, wait }) },
  )
  await atomically(function* () {}).catch(() => undefined)
  return { pauses, tried }
}

it('there is a pause of random length, whose limit doubles', async () => {
  const longest = await waited(5, (below) => below - 1)
  expect(longest).toEqual({ pauses: [19, 39, 79, 159], tried: 5 })
  expect(await waited(2, () => 7)).toEqual({ pauses: [7, 7], tried: 3 })
})

it('nobody waits who is not refused', async () => {
  expect(await waited(0, () => 7)).toEqual({ pauses: [], tried: 1 })
})

it('time in line is nobody’s fault, and whoever is refused after it is tried again', async () => {
  let now = 0
  let tried = 0
  const transaction = async () => {
    tried += 1
    throw deadlock
  }
  const { atomically } = createPostgresRunner(
    { transaction },
    {
      pause: async () => {},
      elapsed: () => now,
      transacting: async (work) => {
        now += 10_000
        return work()
      },
    },
  )
  await expect(atomically(function* () {})).rejects.toThrow()
  expect(tried).toBe(5)
})

it('nothing is begun again for whom it would be too late', async () => {
  let now = 0
  let tried = 0
  const transaction = async () => {
    tried += 1
    now += 1_000
    throw deadlock
  }
  const noPause = async () => {}
  const { atomically } = createPostgresRunner(
    { transaction },
    { pause: noPause, elapsed: () => now },
  )
  await expect(atomically(function* () {})).rejects.toThrow()
  expect(tried).toBe(2)
})
