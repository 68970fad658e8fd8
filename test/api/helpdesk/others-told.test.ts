/** What one portal does at once to somebody whom it shares is told to those who help in the others. */
import { describe, expect, it } from 'vitest'
import { administrator } from '../../support/api/console/console.ts'
import { giveRole, idOf } from '../../support/api/console/console-people.ts'
import {
  appOf,
  atTheHelpdesk,
  heard,
  RESET,
  verified,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const [OWNER, ELSEWHERE] = ['owner@example.org', 'else@example.org']

/** Whom it was written to, in whose name, with what. */
const written = (server: TestServer) =>
  rowsIn(
    server,
    `select "to", portal_id as portal, variables from outbox where template = 'shared-person' order by rowid`,
  ).map(({ to, portal, variables }) => ({ to, portal, ...JSON.parse(String(variables)) }))

/** A caller of "demo" who has a role in "other" as well, where one agent helps, and an auditor looks. */
const shared = async () => {
  const call = await atTheHelpdesk(openServer)
  const { server } = call
  await giveRole(server, call.id, { portalId: 'other' })
  await administrator(server, { role: 'helpdesk', portalId: 'other', address: ELSEWHERE })
  await administrator(server, { role: 'auditor', portalId: 'other' })
  return call
}

describe('what takes away from somebody who is in another portal as well', () => {
  it('is told there once for each act, to who may help, with neither name nor reason', async () => {
    const call = await shared()
    const { server, agent, path, id } = call
    const app = await appOf(call)
    const acts = [
      ['rename', { ...WHY, name: 'Work phone' }],
      ['remove', WHY],
    ] as const
    for (const [act, body] of acts)
      expect(heard(await agent.post(`${path}/methods/${app}/${act}`, body))).toEqual([200])
    expect(heard(await agent.post(`${path}/freeze`, WHY))).toEqual([200])
    const link = `${server.publicUrl}/console/other/people/${id}`
    expect(written(server)).toMatchObject(
      ['rename', 'remove', 'freeze'].map((act) => ({
        to: ELSEWHERE,
        portal: 'other',
        act,
        link,
      })),
    )
    await server.deliverMail()
    const letters = server.mailer.sent.filter(
      ({ to, text }) => to === ELSEWHERE && text.includes(link),
    )
    expect(letters).toHaveLength(3)
    const hidden = [
      'Reporter',
      REPORTER,
      'Work phone',
      'Personnel statistics',
      WHY.reason,
      WHY.ticket,
    ]
    for (const { text, subject } of letters)
      for (const told of hidden) expect(text + subject).not.toContain(told)
  })

  it('is told to nobody where nothing changed', async () => {
    const call = await shared()
    const { server, agent, path } = call
    const app = await appOf(call)
    for (const _press of [1, 2]) await agent.post(`${path}/methods/${app}/suspend`, WHY)
    for (const _press of [1, 2]) await agent.post(`${path}/freeze`, WHY)
    expect(written(server).map(({ act }) => act)).toEqual(['suspend', 'freeze'])
  })

  it('is told to nobody of the portal that did it, nor to whoever did it', async () => {
    const call = await shared()
    await giveRole(call.server, idOf(call.server, 'helpdesk@example.org'), {
      portalId: 'console',
      role: 'helpdesk',
      unit: 'other',
    })
    await call.agent.post(`${call.path}/freeze`, WHY)
    expect(written(call.server).map(({ to }) => to)).toEqual([ELSEWHERE])
  })

  it('is told once to whoever helps in both', async () => {
    const call = await shared()
    await giveRole(call.server, idOf(call.server, 'second@example.org'), {
      portalId: 'console',
      role: 'helpdesk',
    })
    await call.agent.post(`${call.path}/freeze`, WHY)
    expect(
      written(call.server)
        .map(({ to, portal }) => [to, portal])
        .toSorted(),
    ).toEqual([
      [ELSEWHERE, 'other'],
      ['second@example.org', 'other'],
    ])
  })

  it('is told to the owners where nobody else helps', async () => {
    const call = await atTheHelpdesk(openServer)
    await administrator(call.server)
    await giveRole(call.server, call.id, { portalId: 'other' })
    await call.agent.post(`${call.path}/freeze`, WHY)
    expect(written(call.server)).toMatchObject([{ to: OWNER, portal: 'other', act: 'freeze' }])
  })

  it('is told to nobody who may not help: not of a colleague of their rank', async () => {
    const call = await shared()
    const owner = await administrator(call.server)
    await giveRole(call.server, call.id, { portalId: 'console', role: 'helpdesk', unit: 'other' })
    expect(heard(await owner.post(`${call.path}/freeze`, WHY))).toEqual([200])
    expect(written(call.server)).toEqual([])
  })

  it('is told when it is the person who is suspended, and not as they are let in again', async () => {
    const call = await shared()
    const owner = await administrator(call.server)
    for (const act of ['suspend', 'reopen'])
      expect(heard(await owner.post(`${call.path}/${act}`))).toEqual([200])
    expect(written(call.server)).toMatchObject([{ to: ELSEWHERE, act: 'suspend-person' }])
  })

  it('is told to nobody where the person is in one portal, and only invited to the other', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server } = call
    await administrator(server, { role: 'helpdesk', portalId: 'other', address: ELSEWHERE })
    await server.invite({ portalId: 'other' })
    await call.agent.post(`${call.path}/freeze`, WHY)
    expect(written(server)).toEqual([])
  })

  it('is told of nothing that gives, which waits for one of theirs instead', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server } = call
    await administrator(server, { role: 'helpdesk', portalId: 'other', address: ELSEWHERE })
    await verified(call)
    await giveRole(server, call.id, { portalId: 'other' })
    expect(heard(await call.agent.post(`${call.path}/reset`, RESET))).toEqual([200])
    expect(written(server)).toEqual([])
  })
})
