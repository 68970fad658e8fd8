import { afterEach, beforeEach, expect } from 'vitest'
import { type House, openHouse } from './house.ts'

/** A new house for each test; a request to a stranger fails the test that made it. */
export function useHouse(): { readonly house: House } {
  const stage: { house?: House } = {}
  beforeEach(async () => {
    stage.house = await openHouse()
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
