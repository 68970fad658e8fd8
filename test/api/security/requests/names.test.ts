/**
 * The attacker gives a name that is shown to others as something else: turned around, invisible, or
 * so tall that it covers the page. Names are kept as one line of what can be seen, and of a hundred
 * characters at the most; anything else about them is shown as text, by whoever shows them.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil, stepOf } from '../../../support/api/browser.ts'
import { rowsIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

async function registered(firstName: string, lastName = 'Lundberg') {
  const server = await openServer()
  const browser = createBrowser(server)
  const { flow } = await onboardUntil(server, browser, 'register')
  const reply = await browser.answer(flow, { step: 'register', firstName, lastName })
  return { reply, kept: rowsIn(server, 'select first_name from person')[0]?.first_name }
}

describe('T-125: a name', () => {
  it.each([
    ['a right-to-left override', 'A\u202enimda', 'Animda'],
    ['isolates and embeddings', '\u2066A\u2069\u202bB\u202c', 'AB'],
    ['zero-width spaces', '\u200bAd\u200bmin\u2060', 'Admin'],
    ['a byte order mark, which is then seen', 'Ad\ufeffmin\ufeff', 'Ad min'],
    ['line ends and tabs', 'A\r\nBcc:\tx', 'A Bcc: x'],
    ['control characters', 'A\u0000\u0007\u001b[2JB', 'A[2JB'],
    ['letters that compose', 'Asa\u030a', 'Asa\u030a'.normalize('NFC')],
    ['markup, which is only text', '<b>A</b>', '<b>A</b>'],
  ])('with %s is kept as it can be seen', async (_what, typed, kept) => {
    const found = await registered(typed)
    stepOf(found.reply, 'totp-enrol')
    expect(found.kept).toBe(kept)
  })

  it.each([
    ['ten thousand combining marks', `A${'\u0301'.repeat(10_000)}`],
    ['a hundred and one letters', 'A'.repeat(101)],
    ['nothing that can be seen', '\u200b\u202e'],
    ['spaces alone', ' \t '],
  ])('of %s is refused', async (_what, typed) => {
    const { reply, kept } = await registered(typed, '')
    expect([reply.status, reply.body.code, kept]).toEqual([422, 'invalid_input', 'Test'])
  })
})
