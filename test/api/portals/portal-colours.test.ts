/** The contrast of colours, against figures that were published with the definition. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, inkOn, SURFACES } from '../../../api/contract/plain/colours.ts'
import { accentOn } from '../../../api/domain/portals/branding.ts'

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s on %s is %d', (colour, page, expected) => {
    expect(contrast(colour, page)).toBeCloseTo(expected, 2)
    expect(contrast(page, colour)).toBeCloseTo(expected, 2)
  })
})

describe('an accent', () => {
  it('is taken from 4.5:1 against the page that it is for', () => {
    expect(accentOn('light', '#767676')).toBe('#767676')
    expect(accentOn('light', '#777777')).toBeNull()
    expect(accentOn('dark', '#0B5394')).toBeNull()
    expect(accentOn('dark', '#8EC1FF')).toBe('#8ec1ff')
    expect(accentOn('light', '#000')).toBeNull()
  })

  it('has black or white on it, and that can always be read', () => {
    expect(inkOn('#0b5394')).toBe('#ffffff')
    expect(inkOn('#8ec1ff')).toBe('#000000')
    for (let grey = 0; grey < 256; grey += 1) {
      const colour = `#${grey.toString(16).padStart(2, '0').repeat(3)}`
      expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('is held against the pages as they are', () => {
    const css = readFileSync(new URL('../../../api/pages/hosted-page.css', import.meta.url), 'utf8')
    const sheets = [...css.matchAll(/--sheet: (#\w{6})/g)].map(([, colour]) => colour)
    expect(sheets).toEqual([SURFACES.light, SURFACES.dark])
  })
})
