/** An open redirect lends our name to the attacker's page: a link that begins with us ends there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnUrl } from '../../api/pages/return-url.ts'

const PORTAL = {
  origins: ['https://portal.example', 'http://localhost:4100'],
  homeUrl: 'https://portal.example/start',
}

const leadsTo = (asked: string | undefined) => returnUrl(asked, PORTAL)

describe('a return', () => {
  it.each([
    'https://portal.example',
    'https://portal.example/',
    'https://portal.example/a/b?c=d&e=//evil.example#f',
    'http://localhost:4100/sv',
    'https://portal.example?x',
    'https://portal.example#x',
  ])('to %s leads there', (asked) => {
    expect(leadsTo(asked)).toBe(new URL(asked).href)
  })

  it.each([
    undefined,
    '',
    '/',
    '/relative',
    '//evil.example',
    '///evil.example',
    '\\\\evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https:\\\\evil.example',
    'https://evil.example',
    'https://evil.example/https://portal.example/',
    'https://evil.example\\@portal.example',
    'https://evil.example#@portal.example',
    'https://portal.example@evil.example',
    'https://portal.example:443@evil.example',
    'https://user@portal.example',
    'https://user:secret@portal.example',
    'https://@portal.example',
    'https://portal.example@portal.example',
    'https://portal.example:secret@portal.example/',
    'https://portal.example\\@evil.example',
    'https://portal.example.evil.example',
    'https://evilportal.example',
    'https://www.portal.example',
    'https://portal.example.',
    'https://portal.example:8443',
    'https://portal.example:80',
    'http://portal.example',
    'https:portal.example',
    'https:\\\\portal.example',
    'HTTPS://portal.example',
    'https://PORTAL.example',
    'https://pørtal.example',
    'https://portal。example',
    'https://ⓟortal.example',
    'https://portal%2eexample',
    'https://portal.example/\\evil.example',
    'https://portal.example/\t/evil.example',
    'https://portal.example/a\nb',
    'ht\ntps://portal.example',
    ' https://portal.example',
    'https://portal.example ',
    '\u0000https://portal.example',
    'https://portal.example/\u202egpj',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'JavaScript:alert(1)//https://portal.example',
    'javascript://portal.example/%0aalert(1)',
    'data:text/html,https://portal.example',
    'blob:https://portal.example/6e1f',
    'filesystem:https://portal.example/x',
    'view-source:https://portal.example/',
    'ftp://portal.example/',
    'null',
    '[object Object]',
  ])('to %s leads to the start page', (asked) => {
    expect(leadsTo(asked)).toBe(PORTAL.homeUrl)
  })

  it('whatever it is, leads to the start page or to an origin that is listed, without credentials', () => {
    const piece = fc.constantFrom(
      ...['https:', 'http:', 'javascript:', '//', '/', '\\', '@', ':', ':443', '#', '?', '.'],
      ...['portal.example', 'evil.example', 'localhost:4100', '\t', '\n', ' ', '%2f', 'ⓟ'],
    )
    const odd = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''))
    const near = fc.tuple(fc.constantFrom(...PORTAL.origins), odd).map((parts) => parts.join(''))
    const seen = { home: 0, there: 0 }
    fc.assert(
      fc.property(fc.oneof(odd, near, fc.webUrl(), fc.string({ unit: 'binary' })), (asked) => {
        const led = leadsTo(asked)
        seen[led === PORTAL.homeUrl ? 'home' : 'there']++
        const { origin, username, password } = new URL(led)
        expect(PORTAL.origins).toContain(origin)
        expect(username + password).toBe('')
        expect(led).not.toMatch(/[\s\\]/)
        expect(returnUrl(led, PORTAL)).toBe(led)
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(seen.home, seen.there)).toBeGreaterThan(20)
  })

  it('leads nowhere else where a portal lists nothing', () => {
    const nothing = { origins: [], homeUrl: PORTAL.homeUrl }
    expect(returnUrl('https://portal.example/', nothing)).toBe(PORTAL.homeUrl)
    expect(returnUrl('data:,x', { ...nothing, origins: ['null'] })).toBe(PORTAL.homeUrl)
  })
})
