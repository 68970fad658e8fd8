/** Another address: proven by a mailed code, confirmed with a factor, told to both. */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../support/api/account.ts'
import { signIn, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { agreed, signedIn } from '../../support/api/confirming.ts'
import { addresses, changed, codeTo, NEW, proven } from '../../support/api/new-address.ts'
import {
  actsIn,
  ENGINES,
  rowsIn,
  useServers,
  useServersOn,
} from '../../support/api/servers/servers.ts'
import { appCode } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

describe('another address', () => {
  it('is that of the account once it is proven and confirmed; both are told', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    expect((await proven(server, somebody.browser)).status).toBe(204)
    expect((await readAccount(somebody.browser)).address).toBe(REPORTER)
    const { reply } = await agreed(somebody.browser, { act: 'address.change', object: NEW })
    expect(reply.body.confirms).toMatchObject({ act: 'address.change', text: NEW })
    stepOf(await changed(server, somebody), 'done')
    const account = await readAccount(somebody.browser)
    expect(account.address).toBe(NEW)
    expect(account.activity).toContainEqual(
      expect.objectContaining({ act: 'person.address-changed', isOwn: true }),
    )
    await server.deliverMail()
    const told = server.mailer.sent.slice(-2)
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      [REPORTER, 'Your account in Personnel statistics was changed'],
      [NEW, 'This is now your address in Personnel statistics'],
    ])
    expect(told.map(({ text }) => /not-me#/.test(text))).toEqual([true, false])
    expect(told[0]?.text).not.toContain(NEW)
  })

  it('is signed in with, and the one before is nobody’s', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    const other = await signIn(server, somebody.secret)
    await proven(server, somebody.browser)
    stepOf(await changed(server, somebody), 'done')
    expect((await askAccount(other.browser, 'read')).status).toBe(401)
    expect(addresses(server)).toEqual([NEW])
  })

  it('is refused where it is none, or the same in other letters', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    for (const address of ['nobody', REPORTER.toUpperCase(), 'a@b, c@d'])
      expect((await askAccount(browser, 'address/code', { address })).body.code).toBe(
        'invalid_input',
      )
  })

  it('is proven by a code that works once, for ten minutes, for that address', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    await askAccount(browser, 'address/code', { address: NEW })
    const code = await codeTo(server)
    const prove = (address: string, typed = code) =>
      askAccount(browser, 'address/prove', { address, code: typed })
    expect((await prove('other@example.org')).body.code).toBe('wrong_code')
    expect((await prove(NEW, '00000000')).body.code).toBe('wrong_code')
    expect((await prove(NEW)).status).toBe(204)
    expect((await prove(NEW)).body.code).toBe('code_used')
    await askAccount(browser, 'address/code', { address: NEW })
    const late = await codeTo(server)
    server.clock.advance(11 * MINUTE)
    expect((await prove(NEW, late)).body.code).toBe('code_expired')
  })

  it('is mailed to five times an hour, whatever addresses', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const ask = (at: number) =>
      askAccount(browser, 'address/code', { address: `a${at}@example.org` })
    for (const at of [1, 2, 3, 4, 5]) expect((await ask(at)).status).toBe(200)
    expect((await ask(6)).body.code).toBe('wait_to_resend')
  })

  it('stays in no log', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    await proven(server, somebody.browser)
    stepOf(await changed(server, somebody), 'done')
    expect(actsIn(server)).toContain('person.address-changed')
    for (const table of ['audit_event', 'audit_detail'])
      expect(JSON.stringify(rowsIn(server, `select * from ${table}`))).not.toContain(NEW)
  })
})

describe.each(ENGINES)('one address that is wanted many times at once, on %s', (engine) => {
  const openServerOn = useServersOn(engine)

  it('is proven once by one code', async () => {
    const server = await openServerOn()
    const { browser } = await signedIn(server)
    await askAccount(browser, 'address/code', { address: NEW })
    const code = await codeTo(server)
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => askAccount(browser, 'address/prove', { address: NEW, code })),
    )
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  it('goes to one of two people', async () => {
    const server = await openServerOn()
    const { store, services } = server
    const somebody = await signedIn(server)
    await proven(server, somebody.browser)
    const person = await store.run(() => store.people.byEmailKey(REPORTER))
    if (!person) throw new Error('Nobody is signed in')
    const other = {
      ...person,
      id: 'other',
      email: 'other@example.org',
      emailKey: 'other@example.org',
    }
    await store.atomically(() => store.people.addOrGet(other))
    // The other takes it as the first one confirms: under the lock of the address, like any change of it.
    const { flow } = await agreed(somebody.browser, { act: 'address.change', object: NEW })
    server.clock.advance(MINUTE)
    const code = appCode(server, somebody.secret)
    const answered = somebody.browser.answer(flow, { step: 'totp', code })
    const taken = store.atomically(function* () {
      yield* store.people.lock('other')
      yield* store.attemptBudgets.lock(services.digest.of('address-taken', NEW, ''), 'new-address')
      const before = { formerEmail: other.email, laterAddressChanges: null }
      const to = { email: NEW, key: NEW, ...before, at: services.clock.now() }
      if (!(yield* store.people.byEmailKey(NEW))) yield* store.people.readdress('other', to)
    })
    const [reply] = await Promise.all([answered, taken])
    const isTaken = reply.body.step?.name !== 'done'
    const found = await store.run(() => store.people.byEmailKey(NEW))
    expect(found?.id).toBe(isTaken ? 'other' : person.id)
    if (isTaken) expect(reply.text).toContain('address-taken')
  })
})
