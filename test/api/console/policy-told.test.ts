/** Those whom a policy would concern are taken along as a table, and written to, once. */
import { describe, expect, it } from 'vitest'
import { enrolled } from '../../support/api/browser.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console/console.ts'
import { changed, eventsOf, SETUP, setUp } from '../../support/api/console/console-portals.ts'
import { open, previewed, reason, somebody, strict } from '../../support/api/console/policies.ts'
import { countIn, ENGINES, useServers, useServersOn } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const FROM = '2027-02-15'

async function openedOn(server: TestServer) {
  const owner = await administrator(server)
  await enrolled(server)
  expect((await changed(owner, { policy: open, reason })).status).toBe(200)
  await somebody(server, { id: 'never', firstName: '=1+1', lastName: 'Å"b' })
  await somebody(server, { id: 'lost', firstName: '', lastName: 'Lost' }, 1)
  await server.deliverMail()
  return { server, owner }
}

async function mailed(visitor: ConsoleVisitor, more: object = {}) {
  const { version } = await setUp(visitor)
  const { preview } = (await previewed(visitor)).body
  const asked = { version, policy: strict, preview, from: FROM, ...more }
  const { status, text } = await visitor.post(`${SETUP}/preview/mail`, asked)
  return { status, ...(JSON.parse(text) as { mails?: number; code?: string; fields?: string[] }) }
}

const mailsTo = ({ mailer }: TestServer, address: string) =>
  mailer.sent.filter(({ to, subject }) => to === address && subject.includes('changes on'))

describe.each(ENGINES)('on %s, those whom a policy concerns', (engine) => {
  const openServer = useServersOn(engine)

  it('are written to, each once: what changes, from when, and what to do', async () => {
    const { server, owner } = await openedOn(await openServer())
    const policy = { ...strict, graceSignIns: 2 }
    const { preview } = (await previewed(owner, { policy })).body
    expect(await mailed(owner, { policy, preview })).toMatchObject({ status: 200, mails: 2 })
    await server.deliverMail()
    const [mail, more] = mailsTo(server, 'never@example.org')
    expect(more).toBeUndefined()
    expect(mail?.subject).toMatch(/^Signing in to Personnel statistics changes on .*2027$/)
    expect(mail?.text).toContain('a way to verify is asked for that you do not have there yet')
    expect(mail?.text).toContain('You can put it off 2 times.')
    expect(mail?.text).toContain('15 February 2027')
    const [lost] = mailsTo(server, 'lost@example.org')
    expect(lost?.text).toContain('You would not get in by yourself')
    expect(mailsTo(server, REPORTER)).toEqual([])
  })

  it('are written to a part at a time, and gone on with after a crash: each once, whoever writes', async () => {
    const { server, owner } = await openedOn(await openServer())
    for (let at = 0; at < 120; at++)
      await somebody(server, { id: `more-${at}`, firstName: 'Test', lastName: `B${at}` })
    expect(await mailed(owner)).toMatchObject({ status: 200, mails: 122 })
    expect(await server.domain.policyMails.runOnce()).toBe(100)
    // Between two parts the policy is saved, so that nobody is concerned by it any more.
    const { preview } = (await previewed(owner)).body
    expect((await changed(owner, { policy: strict, preview })).status).toBe(200)
    const both = [server.domain.policyMails.runOnce(), server.domain.policyMails.runOnce()]
    expect((await Promise.all(both)).toSorted()).toEqual([0, 22])
    await server.deliverMail()
    const sent = server.mailer.sent.filter(({ subject }) => subject.includes('changes on'))
    expect(sent).toHaveLength(122)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(122)
  })

  it('are not written to twice of what was looked at, nor of a list that is another by now', async () => {
    const { server, owner } = await openedOn(await openServer())
    const { preview } = (await previewed(owner)).body
    const pressed = await Promise.all([mailed(owner), mailed(owner)])
    expect(pressed.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await mailed(owner)).toMatchObject({ status: 409, code: 'mailed_already' })
    await somebody(server, { id: 'more', firstName: 'Test', lastName: 'More' })
    expect((await mailed(owner, { preview })).code).toBe('changed_meanwhile')
    await server.deliverMail()
    expect(mailsTo(server, 'never@example.org')).toHaveLength(1)
    expect(mailsTo(server, 'more@example.org')).toHaveLength(0)
  })
})

describe('those whom a policy concerns', () => {
  const openServer = useServers()

  it('are a table in the language of whoever takes it along, by why, and nobody’s formula', async () => {
    const { server, owner } = await openedOn(await openServer())
    const { version } = await setUp(owner)
    const asked = { version, policy: strict, language: 'sv' }
    const { status, text } = await owner.post(`${SETUP}/preview.csv`, asked)
    expect(status).toBe(200)
    const [head, ...rows] = text.trimEnd().split('\r\n')
    expect(head).toContain('berörs av;efternamn;förnamn')
    expect(rows).toEqual([
      'stängs ute;Lost;;lost@example.org;;;reporter',
      `måste skaffa en andra faktor;"Å""b";'=1+1;never@example.org;;;reporter`,
    ])
    expect(eventsOf(server, 'policy.reach-exported')[0]?.details).toMatchObject({
      'locked-out': 1,
      'must-set-up': 1,
    })
  })

  it('are written to in their language, and told who helps', async () => {
    const server = await openServer({
      portal: { helpContacts: { sv: [{ label: 'Supporten', telephone: '010-000 00 00' }] } },
    })
    const { owner } = await openedOn(server)
    await server.store.atomically(() => server.store.people.setMailLanguage('never', 'sv'))
    expect((await mailed(owner)).status).toBe(200)
    await server.deliverMail()
    const mail = server.mailer.newestTo('never@example.org')
    expect(mail.subject).toBe('Inloggningen till Personnel statistics ändras den 15 februari 2027')
    expect(mail.text).toContain('Supporten: 010-000 00 00')
    expect(eventsOf(server, 'policy.announced')[0]?.details).toMatchObject({ mails: 2, from: FROM })
  })

  it('are written to of no day that has been, or is years away', async () => {
    const { server, owner } = await openedOn(await openServer())
    const before = countIn(server, 'outbox')
    for (const from of ['2020-01-01', '2099-01-01'])
      expect(await mailed(owner, { from })).toMatchObject({
        status: 422,
        code: 'invalid_input',
        fields: ['from'],
      })
    expect(countIn(server, 'outbox')).toBe(before)
  })

  it('are written to five times a day at the most, whatever the policy is called', async () => {
    const { owner } = await openedOn(await openServer())
    const codes = []
    for (const graceSignIns of [1, 2, 3, 4, 5, 6]) {
      const policy = { ...strict, graceSignIns }
      const { preview } = (await previewed(owner, { policy })).body
      codes.push((await mailed(owner, { policy, preview })).code)
    }
    expect(codes).toEqual([...Array(5).fill(undefined), 'mails_limited'])
  })

  it('are told to no administrator, who changes no policy', async () => {
    const { server } = await openedOn(await openServer())
    const other = await administrator(server, { role: 'administrator' })
    const { version } = await setUp(other)
    const asked = { version, policy: strict }
    for (const [path, more] of [
      ['preview.csv', { language: 'en' }],
      ['preview/mail', { preview: 'any', from: FROM }],
    ] as const)
      expect((await other.post(`${SETUP}/${path}`, { ...asked, ...more })).status).toBe(403)
  })
})
