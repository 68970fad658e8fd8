/**
 * An address that hands a code over to whoever asked would sign the attacker in: a link that begins
 * with us, and ends at a page of the portal that leads on to anywhere.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnUrl, toldReturn } from '../../../api/pages/return-url.ts'

const PORTAL = {
  origins: ['https://portal.example', 'http://localhost:4100'],
  homeUrl: 'https://portal.example/start',
  returnUrls: [
    'https://portal.example/session/callback',
    'https://portal.example/?page=callback&to=a%2Fb',
    'http://localhost:4100/sv',
  ],
}

const leadsTo = (asked: string | undefined) => returnUrl(asked, PORTAL)

describe('a return', () => {
  it.each(PORTAL.returnUrls)('to %s, which is registered, leads there', (asked) => {
    expect(leadsTo(asked)).toBe(asked)
  })

  it('that is not asked for is one to the start page, where that is registered', () => {
    const { homeUrl } = PORTAL
    expect(leadsTo(undefined)).toBeNull()
    expect(returnUrl(undefined, { ...PORTAL, returnUrls: [homeUrl] })).toBe(homeUrl)
    expect(returnUrl('', { ...PORTAL, returnUrls: [homeUrl] })).toBeNull()
  })

  it.each([
    '',
    'https://portal.example',
    'https://portal.example/',
    'https://portal.example/start',
    'https://portal.example/session/callback/',
    'https://portal.example/session/callback?',
    'https://portal.example/session/callback?x',
    'https://portal.example/session/callback#',
    'https://portal.example/session/callback#x',
    'https://portal.example/session/Callback',
    'https://portal.example/session//callback',
    'https://portal.example/session/%63allback',
    'https://portal.example/session/callback/../callback',
    'https://portal.example/./session/callback',
    'https://portal.example/session/callback%00',
    'https://portal.example/session/callback ',
    ' https://portal.example/session/callback',
    'https://portal.example:443/session/callback',
    'https://portal.example./session/callback',
    'HTTPS://portal.example/session/callback',
    'https://PORTAL.example/session/callback',
    'https:portal.example/session/callback',
    'https:\\\\portal.example\\session\\callback',
    'https://user@portal.example/session/callback',
    'https://portal.example@evil.example/session/callback',
    'https://evil.example/session/callback',
    'https://evil.example/https://portal.example/session/callback',
    'http://portal.example/session/callback',
    'https://portal.example/?page=callback',
    'https://portal.example/?to=a%2Fb&page=callback',
    'https://portal.example/?page=callback&to=a/b',
    'https://portal.example/?page=callback&to=a%2fb',
    'https://portal.example/?page=callback&to=a%2Fb&next=https://evil.example',
    'http://localhost:4100/',
    'http://localhost:4100/sv/',
    '/session/callback',
    '//portal.example/session/callback',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,https://portal.example',
    'null',
    '[object Object]',
    'constructor',
  ])('to %s, which is not registered, hands nothing over', (asked) => {
    expect(leadsTo(asked)).toBeNull()
  })

  it('to whatever else is like an entry hands nothing over', () => {
    const piece = fc.constantFrom(
      ...['https:', 'http:', 'javascript:', '//', '/', '\\', '@', ':', ':443', '#', '?', '.'],
      ...['portal.example', 'evil.example', 'localhost:4100', '\t', '\n', ' ', '%2f', 'ⓟ'],
    )
    const odd = fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''))
    const after = fc.tuple(fc.constantFrom(...PORTAL.returnUrls), odd).map((both) => both.join(''))
    const before = fc.tuple(odd, fc.constantFrom(...PORTAL.returnUrls)).map((both) => both.join(''))
    fc.assert(
      fc.property(fc.oneof(odd, after, before, fc.webUrl()), (asked) => {
        expect(leadsTo(asked)).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  it('hands nothing over at an origin that the portal no longer lists', () => {
    const [address] = PORTAL.returnUrls
    expect(returnUrl(address, { ...PORTAL, origins: ['http://localhost:4100'] })).toBeNull()
    expect(returnUrl(address, { ...PORTAL, origins: [] })).toBeNull()
  })
})

describe('the log', () => {
  it.each([
    ['https://portal.example/sv/session/call-back.php?code=secret#x', '/sv/session/call-back.php'],
    ['https://portal.example/people/anna@example.org', ''],
    ['https://portal.example/people/197001010000', ''],
    ['https://portal.example/t/dGhlLXRva2VuLW9mLWFuLWludml0YXRpb24', ''],
    ['https://user:secret@portal.example/', '/'],
  ])('is told of %s only what is nobody’s', (asked, path) => {
    expect(toldReturn(asked, PORTAL)).toBe(`https://portal.example${path}`)
  })

  it.each(['https://evil.example/x', 'javascript:alert(1)', '', 'x\ny', '/relative'])(
    'is told nothing of %j, which a stranger wrote',
    (asked) => expect(toldReturn(asked, PORTAL)).toBeNull(),
  )
})
