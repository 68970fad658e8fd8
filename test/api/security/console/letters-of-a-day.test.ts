/**
 * The attacker has the session of whoever coordinates one unit, and would have mail sent in our name to as many people
 * as they like: one by one, many at once, again and again to the same.
 */
import { describe, expect, it } from 'vitest'
import { MOST_OWN_LETTERS } from '../../../../api/contract/plain/invitation-states.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { administrator, type ConsoleVisitor } from '../../../support/api/console/console.ts'
import { COORDINATOR, OWN_UNITS, toUnit } from '../../../support/api/console/coordinators.ts'
import { heard, signedInAgain } from '../../../support/api/console/helpdesk.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'

const LIMITED = [429, 'letters_limited']

const addressOf = (one: number) => `no.${one}@example.org`

const invite = ({ post }: ConsoleVisitor, one: number, dryRun = false) =>
  post(`${OWN_UNITS}/invitations`, toUnit({ address: addressOf(one), dryRun }))

/** Waits for each before the next. */
async function inviteMany(coordinator: ConsoleVisitor, to: number, from = 0): Promise<void> {
  for (let one = from; one < to; one++) expect(heard(await invite(coordinator, one))).toEqual([200])
}

describe.each(ENGINES)('on %s, whoever coordinates a unit', (engine) => {
  const openServer = useServersOn(engine)

  it('sends so many letters in a day, however many are asked for at once', async () => {
    const server = await openServer()
    const coordinator = await administrator(server, { role: 'unit-coordinator' })
    await inviteMany(coordinator, MOST_OWN_LETTERS - 3)
    const rest = Array.from({ length: 9 }, (_none, one) => MOST_OWN_LETTERS + one)
    const replies = await Promise.all(rest.map((one) => invite(coordinator, one)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(replies.filter(({ body }) => body.code === 'letters_limited')).toHaveLength(6)
    await server.deliverMail()
    const letters = server.mailer.sent.filter(({ to }) => to.startsWith('no.'))
    expect(letters).toHaveLength(MOST_OWN_LETTERS)
  })
})

describe('whoever coordinates a unit, and has sent all letters of a day', () => {
  const openServer = useServersOn('SQLite')
  const spent = async () => {
    const server = await openServer()
    const coordinator = await administrator(server, { role: 'unit-coordinator' })
    const sent = JSON.parse((await invite(coordinator, 0)).text)
    await inviteMany(coordinator, MOST_OWN_LETTERS, 1)
    const one = `${OWN_UNITS}/invitations/${sent.result.id}`
    return { server, coordinator, one }
  }

  it('sends none anew, and still takes back and looks', async () => {
    const { server, coordinator, one } = await spent()
    server.clock.advance(10 * MINUTE)
    expect(heard(await coordinator.post(`${one}/resend`))).toEqual(LIMITED)
    expect(heard(await invite(coordinator, MOST_OWN_LETTERS, true))).toEqual([200])
    expect(heard(await coordinator.post(`${one}/revoke`))).toEqual([200])
    expect(heard(await invite(coordinator, MOST_OWN_LETTERS))).toEqual(LIMITED)
  })

  it('goes on a day later', async () => {
    const { server, coordinator, one } = await spent()
    server.clock.advance(DAY)
    await signedInAgain(server, coordinator, COORDINATOR)
    expect(heard(await coordinator.post(`${one}/resend`))).toEqual([200])
    expect(heard(await invite(coordinator, MOST_OWN_LETTERS))).toEqual([200])
  })
})
