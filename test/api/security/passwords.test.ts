/**
 * The attacker tries what people choose: the shortest that is allowed, a word that stands on the page,
 * one of the common thousands. Length counts in characters as people see them, nothing is cut off or
 * trimmed, and what a portal may ask for beyond that is its policy and not ours.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { PasswordReason } from '../../../api/contract/errors.ts'
import { createBrowser, onboardUntil, type Reply, stepOf } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers.ts'
import { stepNameOf, untilPassword } from '../../support/api/sign-ins.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

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
