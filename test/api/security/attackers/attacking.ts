import { beforeAll, describe, expect, it } from 'vitest'
import { type Doors, HELPDESK, type Reached, reach } from '../../../support/attackers/reaching.ts'
import { type Holding, switchedOff, victim } from '../../../support/attackers/victims.ts'
import type { World } from '../../../support/attackers/world.ts'
import { type Attacker, type Row, SAID } from './attackers.ts'
import type { HelpedAttacker } from './helped-attackers.ts'

/** Everything is gone through once for a row. */
const PATIENCE_MS = 600_000

/** A row of the table: what it says is all that comes of everything that the attacker can do. */
export function attacksBy(attacker: Attacker): void {
  triedAs(attacker, attacker.doors, () => startsOf(attacker))
}

/** The same of whoever comes by the helpdesk. Whatever is done there is written down and told as well. */
export function attacksAtTheHelpdeskBy(attacker: HelpedAttacker): void {
  triedAs(attacker, HELPDESK, attacker.starts)
}

function triedAs(row: Row, doors: Doors, starts: () => Promise<readonly World[]>): void {
  describe(`whoever has ${row.name}`, () => {
    let reached: Reached = { gains: new Map(), untold: [] }
    beforeAll(async () => {
      reached = await reach(await starts(), doors)
    }, PATIENCE_MS)

    for (const way of doors.ways) {
      const expected = row.gains[way] ?? 'never'
      it(`comes to "${SAID[way]}": ${expected}`, () => {
        expect(reached.gains.get(way) ?? 'never').toBe(expected)
      })
    }

    if (doors === HELPDESK)
      it('does nothing there that is not written down, and told to the person', () => {
        expect(reached.untold).toEqual([])
      })
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
