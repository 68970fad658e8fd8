/**
 * The attacker tries what people choose: the shortest that is allowed, a word that stands on the page,
 * one of the common thousands. Length counts in characters as people see them, nothing is cut off or
 * trimmed, and what a portal may ask for beyond that is its policy and not ours.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { PasswordReason } from '../../../../api/contract/errors.ts'
import { createBrowser, onboardUntil, type Reply, stepOf } from '../../../support/api/browser.ts'
import { rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

type Case = readonly [password: string, reasons: readonly PasswordReason[]]

const BESIDE_A_FACTOR: readonly Case[] = [
  ['qzvkwpx', ['too_short']],
  ['🙂🙃😀', ['too_short']],
  ['iloveyou', ['too_common']],
  ['FootBall', ['too_common']],
  ['12345678', ['too_common']],
  ['x'.repeat(257), ['too_long']],
  ['my Personnel statistics 9', ['contains_known_word']],
  ['zq-STATISTICS-vk', ['contains_known_word']],
  ['zq-reporter-vk!', ['contains_known_word']],
  ['sommar2026', ['too_common']],
  ['Höst2026!', ['too_common']],
  ['monday26!', ['too_common']],
  ['Stockholm2026!', ['too_common']],
]

const ALONE: readonly Case[] = [
  ['qzvkwpxjhfmtrd', ['too_short']],
  ['correct horse!', ['too_short']],
]

const CLASSIC_8: readonly Case[] = [
  ['Qz7!vkw', ['too_short']],
  ['qz7!vkwp', ['needs_upper']],
  ['QZ7!VKWP', ['needs_lower']],
  ['Qzx!vkwp', ['needs_digit']],
  ['Qz7xvkwp', ['needs_special']],
  ['qzvkwpxj', ['needs_upper', 'needs_digit', 'needs_special']],
]

const CLASSIC_10: readonly Case[] = [['Qz7!vkwpx', ['too_short']]]

const REFUSED = [
  { policy: { password: 'nist' }, cases: BESIDE_A_FACTOR },
  { policy: { password: 'nist', level: 'aal1' }, cases: ALONE },
  { policy: { password: 'classic-8' }, cases: CLASSIC_8 },
  { policy: { password: 'classic-10' }, cases: CLASSIC_10 },
]

describe.each(REFUSED)('T-035: under the policy $policy', ({ policy, cases }) => {
  let server: TestServer
  let choose: (password: string) => Promise<Reply>
  beforeAll(async () => {
    server = await createTestServer({ portal: { policy } })
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password')
    choose = (password) => browser.answer(flow, { step: 'new-password', password })
    return () => server.close()
  })

  it.each(cases)('"%s" is refused, with the reasons', async (password, reasons) => {
    const reply = await choose(password)
    expect([reply.status, reply.body.code]).toEqual([422, 'password_refused'])
    expect(reply.body.reasons).toEqual(reasons)
    expect(stepNameOf(reply)).toBe('new-password')
    expect(reply.text).not.toContain(password)
  })
})

/** Whoever is invited, and what the portal, the unit and the inviter are called. */
const LEANING = [
  {
    portal: 'Uppgifter från kommuner',
    taken: 'hästen kom från landet igår',
    refused: 'Uppgifter2026!',
    words: ['Uppgifter'],
  },
  {
    portal: 'Statistics 2026',
    taken: 'k7#vTq2026!mZ',
    refused: 'st@tistics2026!',
    words: ['Statistics 2026'],
  },
  { taken: 'isbergets bananna topp', refused: 'annaBerg1!', words: ['Anna Berg'] },
  { taken: 'reporters on the moon', refused: 'reporter-26', words: ['reporter'] },
  { taken: 'a town without an example', refused: 'exampletown1', words: ['Example Town'] },
  { taken: 'the secret agency of owls', refused: 'Agency2026', words: ['Agency'] },
] as const

describe('T-035: a password that leans on known words', () => {
  it.each(LEANING)('is refused, and they are named: "$refused"', async (given) => {
    const server = await openServer('portal' in given ? { portal: { name: given.portal } } : {})
    const { token } = await server.invite({ firstName: 'Anna', lastName: 'Berg' })
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password', token)
    const refused = await browser.answer(flow, { step: 'new-password', password: given.refused })
    expect([refused.status, refused.body.reasons]).toEqual([
      422,
      expect.arrayContaining(['contains_known_word']),
    ])
    expect(refused.body.words).toEqual(given.words)
    const taken = await browser.answer(flow, { step: 'new-password', password: given.taken })
    expect([taken.status, stepNameOf(taken)]).toEqual([200, 'notice'])
  })

  it('is named to whoever typed it, and neither in the log nor in the audit log', async () => {
    const server = await openServer()
    const { token } = await server.invite({ firstName: 'Quetzal', lastName: 'Berg' })
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password', token)
    const before = rowsIn(server, 'select count(*) from audit_event')
    const reply = await browser.answer(flow, { step: 'new-password', password: 'quetzal2026' })
    expect(reply.body.words).toEqual(['Quetzal'])
    expect(server.logLines.join('')).not.toMatch(/quetzal/i)
    expect(rowsIn(server, 'select count(*) from audit_event')).toEqual(before)
  })
})

const ACCEPTED = [
  { policy: { password: 'nist' }, password: 'qzvkwpxj' },
  { policy: { password: 'nist' }, password: '🙂'.repeat(64) },
  { policy: { password: 'nist' }, password: ' spaces at both ends ' },
  { policy: { password: 'nist' }, password: 'a\u0000b and eight more' },
  { policy: { password: 'nist' }, password: 'lösenord på åtta ord' },
  { policy: { password: 'nist' }, password: `${'x'.repeat(255)}y` },
  { policy: { password: 'nist', level: 'aal1' }, password: 'qzvkwpxjhfmtrds' },
  { policy: { password: 'classic-8' }, password: 'Qz7!vkwp' },
  { policy: { password: 'classic-8' }, password: 'Åz7 vkwp' },
  { policy: { password: 'classic-10' }, password: 'Qz7!vkwpxj' },
] as const

describe('T-035: a password that is accepted', () => {
  it.each(ACCEPTED)(
    'signs in as it is, and in no other form: $password',
    async ({ policy, password }) => {
      const server = await openServer({ portal: { policy } })
      const browser = createBrowser(server)
      const { flow } = await onboardUntil(server, browser, 'new-password')
      const chosen = await browser.answer(flow, { step: 'new-password', password })
      const { document, version, hash } = stepOf(chosen, 'notice')
      await browser.answer(flow, { step: 'notice', document, version, hash })

      const others = [
        password.slice(0, -1),
        `${password} `,
        password.toUpperCase(),
        password.trim(),
      ]
      const at = await untilPassword(server)
      for (const other of others.filter((form) => form !== password)) {
        const reply = await at.browser.answer(at.flow, { step: 'password', password: other })
        expect(reply.body.code).toBe('wrong_password')
      }
      expect((await at.browser.answer(at.flow, { step: 'password', password })).status).toBe(200)
    },
  )

  it('is the same composed and decomposed', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password')
    const password = 'å ä ö och mera text'
    const chosen = await browser.answer(flow, { step: 'new-password', password })
    const { document, version, hash } = stepOf(chosen, 'notice')
    await browser.answer(flow, { step: 'notice', document, version, hash })
    const at = await untilPassword(server)
    const typed = password.normalize('NFD')
    expect(typed).not.toBe(password)
    const reply = await at.browser.answer(at.flow, { step: 'password', password: typed })
    expect(reply.status).toBe(200)
  })
})
