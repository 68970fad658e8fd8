/**
 * The attacker works at the helpdesk, and wants people to be written to in our name in the attacker's own words: what
 * somebody verifies with is given a name first, and something is done to it then.
 */
import { expect, it } from 'vitest'
import {
  appOf,
  atTheHelpdesk,
  heard,
  RESET,
  verified,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const LURE = 'Your account is closed: ring 08-123 45 67'

const ACTS = [
  ['suspend', 'methods/:app/suspend', WHY],
  ['remove', 'methods/:app/remove', WHY],
  ['give-back', 'methods/:app/give-back', WHY],
  ['rename', 'methods/:app/rename', { ...WHY, name: 'App' }],
  ['reset', 'reset', RESET],
] as const

it.each(ACTS)('R-61: %s mails nothing that an agent has called it', async (act, to, body) => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, path } = call
  await verified(call)
  const app = await appOf(call)
  const renamed = await agent.post(`${path}/methods/${app}/rename`, { ...WHY, name: LURE })
  expect(heard(renamed)).toEqual([200])
  if (act === 'give-back') await agent.post(`${path}/methods/${app}/suspend`, WHY)
  expect(heard(await agent.post(`${path}/${to.replace(':app', app)}`, body))).toEqual([200])
  await server.deliverMail()
  const mails = server.mailer.sent.filter(({ to }) => to === REPORTER)
  expect(mails.at(-1)?.subject).toContain('The helpdesk has changed your account')
  for (const { text, html } of mails) expect(`${text}${html}`).not.toContain('08-123 45 67')
})
