/**
 * Addresses are pasted with what stands around them, and shown as they were given; what they are
 * compared by, and mailed at, is one form.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../../api/boot/commands/invite-command.ts'
import { asHost, createBrowser, enrolled, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { openWithOwner } from '../../support/api/console/console.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

const SHOWN = 'Anna@Räksmörgås.example.org'
const KEY = 'anna@xn--rksmrgs-5wao1o.example.org'

/** Ways to paste an address. */
const WAYS: Readonly<Record<string, (address: string) => string>> = {
  'marks that cannot be seen': (address) => `\u200b\u202a${address}\u202c\ufeff`,
  'a name': (address) => `Anna Berg <${address}>`,
  'a name in quotation marks': (address) => `"Berg, Anna" <${address}>;`,
  'a long name': (address) => `${'Anna '.repeat(60)}<${address}>`,
  'itself before it': (address) => `${address} <${address}>`,
  'mailto and a subject': (address) => `mailto:${address}?subject=Hello%20there`,
  'brackets and mailto': (address) => `<mailto:${address}>`,
  'a full stop': (address) => `${address}.`,
  'a comma and a blank': (address) => `${address} , `,
  'a semicolon': (address) => `${address};`,
  'quotation marks': (address) => `“${address}”`,
  apostrophes: (address) => `'${address}'`,
  brackets: (address) => `(${address})`,
  'blanks that do not break': (address) => `\u00a0${address}\u202f`,
  'a full-width @': (address) => address.replace('@', '＠'),
}

describe.each(Object.entries(WAYS))('an address with %s', (_way, pasted) => {
  const wanted = {
    firstName: 'Anna',
    lastName: 'Berg',
    inviterName: 'Example Agency',
    roles: [{ unit: '0001', role: 'reporter' }],
  }

  it('is invited as meant, shown as given and compared in one form', async () => {
    const body = { ...wanted, address: pasted(SHOWN), inviterEmail: pasted(SHOWN) }
    expect((await asHost(server, '/v1/invitations', body)).status).toBe(201)
    const [row] = rowsIn(server, 'select email, email_key, inviter_email from invitation')
    expect(row).toEqual({ email: SHOWN, email_key: KEY, inviter_email: SHOWN })
  })

  it('signs in whoever has it', async () => {
    await enrolled(server)
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const asked = { step: 'identify', address: pasted(REPORTER) } as const
    const reply = await browser.answer(flow, asked)
    stepOf(reply, 'password')
    expect(reply.body.who).toEqual({ address: REPORTER, masked: false })
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'totp')
  })

  it('is proven for a host, and told as it was given', async () => {
    const made = await asHost(server, '/v1/verifications', { address: pasted(SHOWN) })
    const browser = createBrowser(server)
    const { verification } = made.body
    const started = await browser.start({ journey: 'verify-email', verification })
    const { flow, who } = started.body
    expect(who).toEqual({ address: SHOWN, masked: false })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode(SHOWN)
    const { code: proof } = stepOf(await browser.answer(flow, { step: 'email-code', code }), 'done')
    const { body } = await asHost(server, '/v1/verifications/redeem', { code: proof })
    expect(body.email).toBe(SHOWN)
  })

  it('is taken at the command line', async () => {
    const names = ['--first-name', 'Anna', '--last-name', 'Berg', '--role', 'reporter@0001']
    await invite(['--portal', 'demo', '--email', pasted(SHOWN), ...names], {
      say: () => {},
      remark: () => {},
      withDomain: (work) => work(server.domain),
      now: () => server.clock.now(),
    })
    expect(rowsIn(server, 'select email from invitation')).toEqual([{ email: SHOWN }])
  })
})

describe('in the console', () => {
  it('each way of pasting an address is one address, found by both its forms', async () => {
    const at = await openWithOwner(openServer)
    const invitations = Object.values(WAYS).map((pasted) => ({
      address: pasted(SHOWN),
      firstName: 'Anna',
      lastName: 'Berg',
      roles: [{ unit: '0001', role: 'reporter' }],
    }))
    const body = { invitations, days: 30, dryRun: false, isList: true }
    const { results } = JSON.parse((await at.owner.post('/portals/demo/invitations', body)).text)
    const said = results.map((one: { ok: boolean; mistake?: string }) => one.mistake ?? 'sent')
    expect(said).toEqual(['sent', ...Array(invitations.length - 1).fill('duplicate')])
    for (const q of ['räksmörgås', 'raksm', 'xn--rksmrgs-5wao1o', 'RÄKSMÖRGÅS.example.org']) {
      const path = `/portals/demo/invitations?q=${encodeURIComponent(q)}`
      const { items } = JSON.parse((await at.owner.get(path)).text)
      expect(items.map(({ address }: { address: string }) => address)).toEqual([SHOWN])
    }
    const { text } = await at.owner.get('/portals/demo/invitations.csv?language=sv')
    expect(text).toContain(SHOWN)
  })

  it('a contact’s address is taken as meant', async () => {
    const at = await openWithOwner(openServer)
    const contact = { label: 'Help', telephone: null, hours: null, url: null }
    const mail = `"Help" <${SHOWN}>`
    const { version } = JSON.parse((await at.owner.get('/portals/demo/setup')).text)
    const contacts = { en: [{ ...contact, mail }], sv: [] }
    const reply = await at.owner.post('/portals/demo/setup/contacts', { version, contacts })
    expect(JSON.parse(reply.text).contacts.en).toMatchObject([{ mail: SHOWN }])
  })
})

describe('an address that names a domain in letters beyond ASCII', () => {
  it('goes all the way in under its shown form, and masked shows the domain as given', async () => {
    const { token } = await server.invite({ email: SHOWN })
    const browser = createBrowser(server)
    const opened = await browser.start({ journey: 'invitation', invitation: token })
    expect(opened.body.who).toEqual({ address: 'A•••@Räksmörgås.example.org', masked: true })
    const { flow } = opened.body
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode(SHOWN)
    await browser.answer(flow, { step: 'email-code', code })
    const names = { firstName: 'Anna', lastName: 'Berg' }
    const shown = await browser.answer(flow, { step: 'register', ...names })
    expect(stepOf(shown, 'totp-enrol').account).toBe(SHOWN)
    const [person] = rowsIn(server, 'select email, email_key from person')
    expect(person).toEqual({ email: SHOWN, email_key: KEY })
  })

  it('is one with itself in any case and as A-labels', async () => {
    await server.invite({ email: SHOWN })
    for (const address of [KEY, 'ANNA@RÄKSMÖRGÅS.EXAMPLE.ORG', 'anna@räksmörgås.example.org']) {
      const browser = createBrowser(server)
      const { flow } = (await browser.start({ journey: 'invitation' })).body
      await browser.answer(flow, { step: 'identify', address })
      const before = server.mailer.sent.length
      await browser.answer(flow, { step: 'email-code', send: true })
      await server.deliverMail()
      server.clock.advance(MINUTE)
      expect(server.mailer.sent.slice(before).map(({ to }) => to)).toEqual([SHOWN])
    }
  })

  it('is shown as A-labels where its letters could pass for others', async () => {
    const browser = createBrowser(server)
    for (const [typed, shown] of [
      ['anna@раураӏ.example', 'anna@xn--80aa0cbo65f.example'],
      ['anna@pаypal.example', 'anna@xn--pypal-4ve.example'],
    ]) {
      const { flow } = (await browser.start()).body
      const reply = await browser.answer(flow, { step: 'identify', address: typed ?? '' })
      expect(reply.body.who?.address).toBe(shown)
    }
  })
})

describe('what could be two addresses', () => {
  it.each([
    'Anna <anna@example.org>, Bo <bo@example.org>',
    'anna@example.org, bo@example.org',
    '"anna@example.org" <bo@example.org>',
    'mailto:anna@example.org,bo@example.org',
  ])('%s is refused, and the field named', async (address) => {
    const reply = await asHost(server, '/v1/verifications', { address })
    expect([reply.status, reply.body.fields]).toEqual([422, ['address']])
  })
})
