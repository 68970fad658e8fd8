/** What the records of journeys say of themselves hangs together. */
import { describe, expect, it } from 'vitest'
import { JOURNEYS } from '../../../api/domain/journeys/records/registry.ts'

describe('a journey in which "forgotten" can be said', () => {
  const forgetting = Object.values(JOURNEYS).filter(({ rules }) => rules.canRecover)

  it.each(forgetting.map((record) => [record.name, record] as const))(
    'leads to a sign-in, or is of whoever is signed in: %s',
    (_name, { ends, rules }) => {
      expect(ends === 'session' || rules.needsLiveSession).toBe(true)
    },
  )
})
