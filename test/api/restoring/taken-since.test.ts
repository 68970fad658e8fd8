/**
 * Attacker: somebody who was suspended, whose role was ended, or who holds a password, a link or a portal's
 * secret that has been replaced, in a database that was restored from a copy of before.
 */
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asHost, createBrowser, enrolled, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import { useRestoring } from '../../support/api/servers/restored.ts'
import { ENGINES } from '../../support/api/servers/servers.ts'
import { appCode, untilPassword, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const NEW_PASSWORD = 'eight calm lighthouses'

describe.each(ENGINES)('R-71: what was taken since a copy stays taken on %s', (engine) => {
  const { open, copyOf, restore, journal } = useRestoring(engine)

  const personOf = async ({ store }: TestServer) => {
    const person = await store.run(() => store.people.byEmailKey(REPORTER))
    if (!person) throw new Error('Nobody has enrolled')
    return person
  }

  it('a person who was suspended', async () => {
    const server = await open()
    const { secret } = await enrolled(server)
    const { post } = await administrator(server)
    const { id } = await personOf(server)
    const copy = await copyOf(server)
    expect((await post(`/portals/demo/people/${id}/suspend`)).status).toBe(200)
    const restored = await restore(server, copy)
    expect((await personOf(restored)).suspendedAt).not.toBeNull()
    server.clock.advance(2 * MINUTE)
    const { browser, flow } = await untilTotp(restored)
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(restored, secret) })
    expect((reply.body.view ?? reply.body).step?.name).not.toBe('done')
  })

  it('one who was let in again since is not shut out', async () => {
    const server = await open()
    await enrolled(server)
    const { post } = await administrator(server)
    const { id } = await personOf(server)
    const copy = await copyOf(server)
    await post(`/portals/demo/people/${id}/suspend`)
    await post(`/portals/demo/people/${id}/reopen`)
    expect((await personOf(await restore(server, copy))).suspendedAt).toBeNull()
  })

  it('a role that was ended', async () => {
    const server = await open()
    await enrolled(server)
    const { post } = await administrator(server)
    const { id } = await personOf(server)
    const roles = ({ store, clock }: TestServer) =>
      store.run(() => store.people.liveMemberships(id, 'demo', clock.now()))
    const [role] = await roles(server)
    const copy = await copyOf(server)
    const ended = await post(`/portals/demo/people/${id}/memberships/${role?.id}/end`)
    expect(ended.status).toBe(200)
    expect(await roles(await restore(server, copy))).toEqual([])
  })

  it('a secret of a portal that was revoked', async () => {
    const server = await open()
    const [secret] = await server.store.run(() => server.store.portals.liveSecrets('demo'))
    const copy = await copyOf(server)
    const by = { actor: { type: 'operator', id: null, *confirm() {} } } as const
    await server.domain.portalSetup.revokeSecret('demo', secret?.id ?? '', by)
    const restored = await restore(server, copy)
    expect((await asHost(restored, '/v1/sessions/check', { sid: 'any' })).status).toBe(401)
  })

  it('a password that was replaced: another one is chosen, with mailbox and app', async () => {
    const server = await open()
    const { secret } = await enrolled(server)
    const copy = await copyOf(server)
    await replacePassword(server, secret)
    const restored = await restore(server, copy)
    const { browser, flow } = await untilPassword(restored)
    const old = await browser.answer(flow, { step: 'password', password: 'seven quiet harbours' })
    expect(old.body.code).toBe('wrong_password')
    server.clock.advance(2 * MINUTE)
    await replacePassword(restored, secret)
  })

  /** "Forgotten" at the password, until a new one stands. */
  const replacePassword = async (server: TestServer, secret: string) => {
    server.clock.advance(2 * MINUTE)
    const { browser, flow } = await untilPassword(server)
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const mails = await mailedIn(server)
    const proven = await browser.answer(flow, { step: 'email-code', code: mails })
    stepOf(proven, 'totp')
    const code = appCode(server, secret)
    stepOf(await browser.answer(flow, { step: 'totp', code }), 'new-password')
    const replaced = await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
    expect((replaced.body.view ?? replaced.body).step?.name).toMatch(/password|done/)
  }

  describe('an invitation', () => {
    /** What its link leads to. */
    const stepBy = async (server: TestServer, token: string) => {
      const { body } = await createBrowser(server).start({
        journey: 'invitation',
        invitation: token,
      })
      return body.step?.name ?? body.code
    }

    it('that was accepted, by its old link', async () => {
      const server = await open()
      const { token } = await server.invite()
      const copy = await copyOf(server)
      await onboardUntil(server, createBrowser(server), 'done', token)
      expect(await stepBy(await restore(server, copy), token)).not.toBe('email-code')
    })

    it('that was revoked, by its link', async () => {
      const server = await open()
      const { token, id } = await invitedIn(server)
      const copy = await copyOf(server)
      expect(await server.domain.invitations.revoke(id)).toBe(true)
      expect(await stepBy(await restore(server, copy), token)).not.toBe('email-code')
    })

    it('that was sent again: the old link, and not the new one', async () => {
      const server = await open()
      const { token, id } = await invitedIn(server)
      const copy = await copyOf(server)
      server.clock.advance(10 * MINUTE)
      const resent = await server.domain.invitations.resend(id)
      const renewed = resent.ok ? tokenIn(resent.link) : ''
      const restored = await restore(server, copy)
      expect([await stepBy(restored, token), await stepBy(restored, renewed)]).toEqual([
        expect.not.stringMatching('email-code'),
        'email-code',
      ])
    })

    it('that went to a wrong address', async () => {
      const server = await open()
      const { token, id } = await invitedIn(server)
      const copy = await copyOf(server)
      const corrected = await server.domain.invitations.correct(id, { email: 'right@example.org' })
      expect(corrected.ok).toBe(true)
      expect(await stepBy(await restore(server, copy), token)).not.toBe('email-code')
      expect(readFileSync(journal(), 'utf8')).not.toContain('example.org')
    })

    it('that nothing has happened to still opens', async () => {
      const server = await open()
      const { token } = await server.invite()
      const copy = await copyOf(server)
      expect(await stepBy(await restore(server, copy), token)).toBe('email-code')
    })

    it('is revoked where no journal says what became of it', async () => {
      const server = await open()
      const { token } = await server.invite()
      const copy = await copyOf(server)
      const restored = await restore(server, copy, { hasJournal: false })
      expect(await stepBy(restored, token)).not.toBe('email-code')
    })
  })

  it('and nothing is taken that cannot be written down', async () => {
    const server = await open()
    await enrolled(server)
    const { post } = await administrator(server)
    const { id } = await personOf(server)
    rmSync(journal())
    mkdirSync(journal())
    expect((await post(`/portals/demo/people/${id}/suspend`)).status).toBe(503)
    expect((await personOf(server)).suspendedAt).toBeNull()
  })

  it('a line that a crash cut off is passed over, and a word that is not known is refused', async () => {
    const server = await open()
    await enrolled(server)
    const { post } = await administrator(server)
    const { id } = await personOf(server)
    const copy = await copyOf(server)
    appendFileSync(journal(), '{"at":1,"tak')
    await post(`/portals/demo/people/${id}/suspend`)
    expect((await personOf(await restore(server, copy))).suspendedAt).not.toBeNull()
    appendFileSync(
      journal(),
      `${JSON.stringify({ at: server.clock.now(), taken: { what: 'later' } })}\n`,
    )
    const another = await copyOf(server)
    await expect(restore(server, another)).rejects.toThrow('a newer one wrote it')
  })
})

const tokenIn = (link: string) => link.split('#farstu-invitation=')[1] ?? ''

const mailedIn = async (server: TestServer): Promise<string> => {
  const { createMailWorker } = await import('../../../api/worker/mail-worker.ts')
  const worker = createMailWorker({
    ...server.services,
    store: server.store,
    mailer: server.mailer,
    senderAddress: server.services.mailSender,
  })
  while ((await worker.runOnce()) > 0);
  const texts = server.mailer.sent.filter(({ to }) => to === REPORTER).map(({ text }) => text)
  return texts.flatMap((text) => /^ {4}(\d+)$/m.exec(text)?.[1] ?? []).at(-1) ?? ''
}

const invitedIn = async (server: TestServer) => {
  const { token } = await server.invite()
  const [invitation] = await server.store.run(() =>
    server.store.invitations.byAddress('demo', REPORTER),
  )
  return { token, id: invitation?.id ?? '' }
}
