import { afterEach, beforeEach, expect } from 'vitest'
import { type House, openHouse } from './house.ts'

/**
 * A new house for each test; a request to a stranger fails the test that made it.
 *
 * @param portal laid over the portal "demo" before it is added.
 */
export function useHouse(portal: Readonly<Record<string, unknown>> = {}): {
  readonly house: House
} {
  const stage: { house?: House } = {}
  beforeEach(async () => {
    stage.house = await openHouse({}, portal)
  })
  afterEach(async () => {
    const { house } = stage
    await house?.close()
    expect(house?.strangers).toEqual([])
  })
  return {
    get house() {
      if (!stage.house) throw new Error('The house is open only while a test runs')
      return stage.house
    },
  }
}
