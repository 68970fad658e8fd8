/** Name, telephone and address, as an agent corrects them for a caller who is verified. */
import { describe, expect, it } from 'vitest'
import type { HelpedView } from '../../../api/contract/console/people-wire.ts'
import { DAY, HOUR } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import {
  addressAsked,
  addressCode,
  codeFor,
  correct,
  mailsTo,
  planted,
} from '../../support/api/console/correcting.ts'
import {
  atTheHelpdesk,
  heard,
  newestAct,
  RESET,
  seenBy,
  signedInAgain,
  verified,
  verifiedByMail,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { NEW } from '../../support/api/new-address.ts'
import { detailsOf, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

const NAME = { what: 'name', firstName: 'Kim', lastName: 'Exempelsson' } as const

describe('a name', () => {
  it('is corrected at once for a caller who is verified well, and told without it', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const { isWaiting, person }: HelpedView = JSON.parse(
      (await correct(call.agent, call, NAME)).text,
    )
    expect([isWaiting, person.firstName, person.lastName]).toEqual([false, 'Kim', 'Exempelsson'])
    const renamed = person.activity.find(({ act }) => act === 'person.renamed')
    expect(renamed?.actor).toBe('administrator')
    expect(person.helpdesk.acts[0]).toMatchObject({ act: 'correct', corrects: 'name', to: null })
    const told = (await mailsTo(call, REPORTER)).at(-1)?.text
    expect(told).toContain('The helpdesk corrected your name')
    expect(told).toContain('/p/demo/not-me#')
    // An agent's own words are in no mail.
    expect(told).not.toContain('Exempelsson')
    expect(detailsOf(call.server, 'person.renamed')).toContainEqual({
      portal: 'demo',
      reason: WHY.reason,
      ticket: WHY.ticket,
    })
  })

  it('waits for a second agent, or a day, where the mailbox alone says who is calling', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    const { isWaiting, person }: HelpedView = JSON.parse(
      (await correct(call.agent, call, NAME)).text,
    )
    expect([isWaiting, person.firstName]).toEqual([true, 'Test'])
    const told = (await mailsTo(call, REPORTER)).at(-1)
    expect(told?.subject).toContain('The helpdesk is asked')
    expect(told?.text).toContain('for your name to be corrected')
    const [seen] = (await seenBy(call.second, call)).helpdesk.acts
    expect(seen).toMatchObject({ to: 'Kim Exempelsson', may: ['approve', 'refuse'] })
    expect(seen?.dueAt).not.toBeNull()
    await call.second.post(`${call.path}/helpdesk/${seen?.id}/approve`)
    const { firstName, helpdesk } = await seenBy(call.second, call)
    expect([firstName, helpdesk.acts[0]?.state, helpdesk.acts[0]?.to]).toEqual([
      'Kim',
      'done',
      null,
    ])
  })

  it('keeps nobody from helping the same person', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await correct(call.agent, call, NAME)
    expect(heard(await call.agent.post(`${call.path}/reset`, RESET))).toEqual([200])
  })
})

describe('a telephone number', () => {
  it('is kept with the agent’s name and its age, and stands in no mail and no log', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server } = call
    await verified(call)
    const { person }: HelpedView = JSON.parse((await planted(call.agent, call)).text)
    expect(person.telephone).toEqual({
      number: '+46 70 174 06 05',
      since: new Date(server.clock.now()).toISOString(),
      source: 'agent',
      by: 'Test Administrator',
      isNew: true,
      isOwn: true,
    })
    const mails = await mailsTo(call, REPORTER)
    expect(mails.at(-1)?.text).toContain('The helpdesk changed the telephone number')
    const told = JSON.stringify([mails, detailsOf(server, 'person.telephone-changed')])
    for (const number of ['701740605', '174 06 05']) expect(told).not.toContain(number)
    expect(detailsOf(server, 'helpdesk.asked')).toEqual([])
  })

  it('is taken away where none is given', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await planted(call.agent, call)
    const reply = await correct(call.agent, call, { what: 'phone', phone: '' })
    expect(JSON.parse(reply.text).person.telephone).toBeNull()
    expect((await mailsTo(call, REPORTER)).at(-1)?.text).toContain('took the telephone number')
  })

  it('is shown in groups to whoever decides, and to no auditor', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await planted(call.agent, call)
    expect((await seenBy(call.second, call)).helpdesk.acts[0]?.to).toBe('+46 70 174 06 05')
    const auditor = await administrator(call.server, {
      role: 'auditor',
      address: 'auditor@example.org',
    })
    expect((await auditor.get(call.path)).text).not.toContain('174 06 05')
    expect((await auditor.get('/portals/demo/helpdesk')).text).not.toContain('174 06 05')
    // Nobody who waits for it reads it in a mail.
    const mails = await mailsTo(call, 'second@example.org')
    expect(mails.at(-1)?.text).toContain('telephone number to be changed')
    expect(JSON.stringify(mails)).not.toContain('701')
  })
})

it.each([
  [{ what: 'name', firstName: '', lastName: '' }, 'firstName'],
  [{ what: 'phone', phone: 'ring me' }, 'phone'],
  [{ what: 'address', address: 'nowhere', code: '1234-5678' }, 'address'],
])('%j corrects nothing', async (what, field) => {
  const call = await atTheHelpdesk(openServer)
  await verified(call)
  const reply = await correct(call.agent, call, what)
  expect([heard(reply), reply.body.fields]).toEqual([[422, 'invalid_input'], [field]])
})

it.each(['nowhere', REPORTER])('no code is mailed to %s', async (address) => {
  const call = await atTheHelpdesk(openServer)
  await verified(call)
  expect(heard(await addressCode(call.agent, call, address))).toEqual([422, 'invalid_input'])
})

it('nothing is corrected in an account that is frozen', async () => {
  const call = await atTheHelpdesk(openServer)
  const code = await verified(call).then(() => codeFor(call))
  const third = await administrator(call.server, { role: 'helpdesk', address: 'third@example.org' })
  await third.post(`${call.path}/freeze`, WHY)
  // The call is over with the freeze; verified anew, it is refused all the same.
  await verifiedByMail(call)
  for (const what of [NAME, { what: 'phone', phone: '' }, { what: 'address', address: NEW, code }])
    expect(heard(await correct(call.agent, call, what))).toEqual([403, 'account_frozen'])
  expect(heard(await addressCode(call.agent, call))).toEqual([403, 'account_frozen'])
})

it('an address that waits is over with a freeze', async () => {
  const call = await atTheHelpdesk(openServer)
  await addressAsked(call)
  const act = await newestAct(call)
  await call.second.post(`${call.path}/freeze`, WHY)
  const reply = await call.second.post(`${call.path}/helpdesk/${act}/approve`)
  expect(heard(reply)).toEqual([409, 'changed_meanwhile'])
  expect((await seenBy(call.second, call)).address).toBe(REPORTER)
})

it('seven days after a number was changed, the same agent helps its person', async () => {
  const call = await atTheHelpdesk(openServer)
  await verified(call)
  await planted(call.agent, call)
  for (const [wait, answer] of [
    [7 * DAY - HOUR, [403, 'same_agent_lately']],
    [HOUR, [200]],
  ] as const) {
    call.server.clock.advance(wait)
    await signedInAgain(call.server, call.agent)
    await verifiedByMail(call)
    expect(heard(await call.agent.post(`${call.path}/reset`, RESET))).toEqual(answer)
  }
})
