/**
 * The attacker has copied a key that cannot be copied, or passes one kind off as the other: its counter, and what it
 * once said of itself, give it away (Web Authentication Level 3 §6.1.1 and §6.1.3).
 */
import { describe, expect, it } from 'vitest'
import { DAY } from '../../../support/api/clock.ts'
import { actsIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  openWithPasskey,
  signInByPasskey,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()
const ready = () => openWithPasskey(openServer)

describe('T-046: what a credential is', () => {
  const shown = async (isCopyable: boolean, counter: number, lies: object) => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ isCopyable })
    const made = { browser, secret, authenticator, name: 'Counting', lies: { counter } }
    await addCredential(server, made)
    const { reply } = await signInByPasskey(server, authenticator, lies)
    return { server, reply }
  }

  it('R-37: never becomes one that may be copied, nor the other way round', async () => {
    const copied = await shown(false, 10, { counter: 11, flags: { be: true, bs: true } })
    expect(copied.reply.body.code).toBe('credential_refused')
    const bound = await shown(true, 10, { counter: 11, flags: { be: false, bs: false } })
    expect(bound.reply.body.code).toBe('credential_refused')
  })

  it.each([10, 9, 0])(
    'R-38: one that stays where it is and counts %s after 10 is refused, and told',
    async (counter) => {
      const { server, reply } = await shown(false, 10, { counter })
      expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
      expect(actsIn(server)).toContain('method.cloned')
    },
  )

  it('R-38: its person is told by mail, once a day and not at each try', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({})
    const lies = { counter: 10 }
    await addCredential(server, { browser, secret, authenticator, name: 'On my ring', lies })
    const told = async () => {
      await signInByPasskey(server, authenticator, { counter: 9 })
      await server.deliverMail()
      return server.mailer.sent.filter(({ subject }) => subject.includes('copy of your key'))
    }
    expect((await told()).map(({ text }) => text.includes('On my ring'))).toEqual([true])
    expect(await told()).toHaveLength(1)
    server.clock.advance(DAY)
    expect(await told()).toHaveLength(2)
  })

  it('R-38: 11 after 10 is right', async () => {
    const { server, reply } = await shown(false, 10, { counter: 11 })
    expect(stepNameOf(reply)).toBe('done')
    expect(actsIn(server)).not.toContain('method.cloned')
    expect(rowsIn(server, "select counter from method where name = 'Counting'")).toEqual([
      { counter: 11 },
    ])
  })

  it('R-38: of copies that do not know each other it is written down, and the highest is kept', async () => {
    const { server, reply } = await shown(true, 10, { counter: 3 })
    expect(stepNameOf(reply)).toBe('done')
    expect(actsIn(server)).toContain('method.behind')
    expect(rowsIn(server, "select counter from method where name = 'Counting'")).toEqual([
      { counter: 10 },
    ])
  })

  it('keeps whether it was copied when it was last used', async () => {
    const { server } = await shown(true, 0, { flags: { bs: false } })
    const [row] = rowsIn(server, "select data from method where name = 'Counting'")
    expect(JSON.parse(String(row?.data))).toMatchObject({ isCopyable: true, isCopied: false })
  })
})
