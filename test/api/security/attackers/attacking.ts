import { beforeAll, describe, expect, it } from 'vitest'
import { reach, type When } from '../../../support/attackers/reaching.ts'
import { type Holding, switchedOff, victim } from '../../../support/attackers/victims.ts'
import { WAYS, type Way, type World } from '../../../support/attackers/world.ts'
import { type Attacker, SAID } from './attackers.ts'

/** Everything is gone through once for a row. */
const PATIENCE_MS = 600_000

/** A row of the table: what it says is all that comes of everything that the attacker can do. */
export function attacksBy(attacker: Attacker): void {
  describe(`whoever has ${attacker.name}`, () => {
    let gains: ReadonlyMap<Way, When> = new Map()
    beforeAll(async () => {
      gains = await reach(await startsOf(attacker), attacker.doors)
    }, PATIENCE_MS)

    for (const way of WAYS) {
      const expected = attacker.gains[way] ?? 'never'
      it(`comes to "${SAID[way]}": ${expected}`, () => {
        expect(gains.get(way) ?? 'never').toBe(expected)
      })
    }
  })
}

/** Whoever has one of these need not guess, or cannot. */
const SECOND: ReadonlySet<Holding> = new Set(['app', 'security-key', 'this-device', 'imitation'])

/** Wrong codes are typed by whoever knows the password: what they switch off must open nothing. */
async function startsOf({ hasTwoPortals, hasKeys, has }: Attacker): Promise<readonly World[]> {
  const start = await victim({ hasTwoPortals, hasKeys }, has)
  const canGuess = has.includes('password') && !has.some((one) => SECOND.has(one))
  return canGuess ? [start, await switchedOff(start)] : [start]
}
