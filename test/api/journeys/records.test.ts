/** What the records of journeys say of themselves hangs together. */
import { describe, expect, it } from 'vitest'
import { JOURNEYS } from '../../../api/domain/journeys/records/registry.ts'

describe('a journey in which "forgotten" can be said', () => {
  const forgetting = Object.values(JOURNEYS).filter(({ rules }) => rules.canRecover)

  it.each(forgetting.map(({ name, ends }) => [name, ends]))(
    'leads to a sign-in: %s',
    (_name, ends) => {
      expect(ends).toBe('session')
    },
  )
})
