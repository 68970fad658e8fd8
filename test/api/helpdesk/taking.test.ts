/** What only takes away, and can be undone: any agent of a portal of theirs does it at once. */
import { expect, it } from 'vitest'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { askAccount } from '../../support/api/account.ts'
import { createBrowser, signIn, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { secondApp } from '../../support/api/confirming.ts'
import { giveRole } from '../../support/api/console/console-people.ts'
import {
  appOf,
  atTheHelpdesk,
  heard,
  seenBy,
  verified,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { changeRows, detailsOf, rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const subjects = async (server: TestServer) => {
  await server.deliverMail()
  return server.mailer.sent.filter(({ to }) => to === REPORTER).map(({ subject }) => subject)
}

it('an app that an agent suspends lets nobody in, and is told by mail', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, caller, path } = call
  const app = await appOf(call)
  const reply = await agent.post(`${path}/methods/${app}/suspend`, WHY)
  const view: PersonView = JSON.parse(reply.text)
  expect(view.methods.find(({ id }) => id === app)).toMatchObject({
    state: 'suspended',
    may: ['give-back'],
  })
  expect(view.activity[0]).toMatchObject({ act: 'method.suspended', actor: 'administrator' })
  await expect(signIn(server, caller.secret)).rejects.toThrow('no-usable-method')
  expect(await subjects(server)).toContain(
    'The helpdesk has changed your account (Personnel statistics)',
  )
})

it('an app that an agent removes is kept for 30 days, and shown among the others', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, path } = call
  const app = await appOf(call)
  await agent.post(`${path}/methods/${app}/remove`, WHY)
  const { methods } = await seenBy(agent, call)
  expect(methods.find(({ id }) => id === app)).toMatchObject({
    state: 'removed',
    may: ['give-back'],
  })
  const [row] = rowsIn(server, 'select had_second_factor_at from person where email = ?', REPORTER)
  expect(row?.had_second_factor_at).not.toBeNull()
})

it('the session in which the caller may be about to read a code stays', async () => {
  const call = await atTheHelpdesk(openServer)
  await call.agent.post(`${call.path}/methods/${await appOf(call)}/suspend`, WHY)
  expect((await verified(call)).helpdesk.verified?.via).toBe('portal')
})

it('it is written down with reason and ticket, and neither is mailed', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server } = call
  await call.agent.post(`${call.path}/methods/${await appOf(call)}/suspend`, WHY)
  expect(detailsOf(server, 'method.suspended')[0]).toEqual({
    portal: 'demo',
    reason: WHY.reason,
    ticket: WHY.ticket,
    kind: 'totp',
  })
  await server.deliverMail()
  const mail = server.mailer.sent.findLast(({ to }) => to === REPORTER)
  for (const said of Object.values(WHY)) expect(mail?.text).not.toContain(said)
})

it('a reason is asked for', async () => {
  const call = await atTheHelpdesk(openServer)
  const reply = await call.agent.post(`${call.path}/methods/${await appOf(call)}/suspend`)
  expect([reply.status, reply.body.fields]).toEqual([422, ['reason']])
})

it('a password is none of the helpdesk’s', async () => {
  const call = await atTheHelpdesk(openServer)
  const { methods } = await seenBy(call.agent, call)
  const password = methods.find(({ kind }) => kind === 'password')
  expect(password?.may).toEqual([])
  const reply = await call.agent.post(`${call.path}/methods/${password?.id}/remove`, WHY)
  expect(heard(reply)).toEqual([404, 'not_found'])
})

it('what was removed is given back to a caller who is verified, and works again', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, caller, path } = call
  const app = await appOf(call)
  await agent.post(`${path}/methods/${app}/remove`, WHY)
  const unverified = await agent.post(`${path}/methods/${app}/give-back`, WHY)
  expect(heard(unverified)).toEqual([422, 'caller_not_verified'])
  await verified(call)
  expect(heard(await agent.post(`${path}/methods/${app}/give-back`, WHY))).toEqual([200])
  server.clock.advance(MINUTE)
  expect((await signIn(server, caller.secret)).done.acr).toBe('aal2')
})

it('what was given back lets in, and opens nothing else for a day', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, caller, path } = call
  const app = await appOf(call)
  await agent.post(`${path}/methods/${app}/remove`, WHY)
  await verified(call)
  await agent.post(`${path}/methods/${app}/give-back`, WHY)
  for (const [wait, step] of [
    [MINUTE, 'denied'],
    [DAY, 'totp'],
  ] as const) {
    server.clock.advance(wait)
    const { browser } = await signIn(server, caller.secret, createBrowser(server))
    stepOf(await browser.start({ journey: 'add-method' }), step)
  }
})

it('after a reset a password alone opens no account, where a portal asks for no more', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, path } = call
  await verified(call)
  await agent.post(`${path}/reset`, { ...WHY, scope: 'all' })
  changeRows(
    server,
    "update portal set policy = json_set(policy, '$.level', 'aal1'), version = version + 1 where id = 'demo'",
  )
  const { browser, reply } = await untilTotp(server)
  expect(stepOf(reply, 'done').acr).toBe('aal1')
  expect(heard(await askAccount(browser, 'read'))).toEqual([403, 'level_too_low'])
})

it('after 30 days nothing is left to give back', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, path } = call
  const app = await appOf(call)
  await agent.post(`${path}/methods/${app}/remove`, WHY)
  const before = await server.store.run(() => server.store.methods.kept(call.id))
  await server.store.atomically(() => server.store.methods.wipe(server.clock.now() + 30 * DAY, 10))
  const after = await server.store.run(() => server.store.methods.kept(call.id))
  expect([before.length, after.length]).toEqual([1, 0])
  await verified(call)
  expect(heard(await agent.post(`${path}/methods/${app}/give-back`, WHY))).toEqual([
    404,
    'not_found',
  ])
})

it('it is done at once for somebody who is in another portal as well', async () => {
  const call = await atTheHelpdesk(openServer)
  await giveRole(call.server, call.id, { portalId: 'other' })
  const reply = await call.agent.post(`${call.path}/methods/${await appOf(call)}/suspend`, WHY)
  expect(reply.status).toBe(200)
})

it('a way to verify that an agent renames works as before, and is told without the new name', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, caller, path } = call
  const app = await appOf(call)
  const before = (await seenBy(agent, call)).methods.find(({ id }) => id === app)?.name ?? ''
  const reply = await agent.post(`${path}/methods/${app}/rename`, { ...WHY, name: 'Work phone' })
  const view: PersonView = JSON.parse(reply.text)
  expect(view.methods.find(({ id }) => id === app)?.name).toBe('Work phone')
  expect(view.helpdesk.acts[0]).toMatchObject({ act: 'rename', state: 'done' })
  await server.deliverMail()
  const mail = server.mailer.sent.findLast(({ to }) => to === REPORTER)
  expect(mail?.text).toContain(before)
  expect(mail?.text).not.toContain('Work phone')
  expect(JSON.stringify(rowsIn(server, 'select * from audit_detail'))).not.toContain('Work phone')
  expect((await signIn(server, caller.secret)).browser).toBeDefined()
})

it('nothing is renamed to what another is called, to nothing, or in a frozen account', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, caller, path } = call
  const app = await appOf(call)
  await secondApp(server, caller, 'Tablet')
  const rename = (name: string) => agent.post(`${path}/methods/${app}/rename`, { ...WHY, name })
  for (const name of ['tablet', ' ', 'x'.repeat(101)]) {
    const { status, body } = await rename(name)
    expect([status, body.fields]).toEqual([422, ['name']])
  }
  await agent.post(`${path}/freeze`, WHY)
  expect(heard(await rename('Phone'))).toEqual([403, 'account_frozen'])
})
