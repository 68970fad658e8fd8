/** An installation whose agents are locked out: help from the machine, with a reason, written down and mailed. */
import { expect, it } from 'vitest'
import { person } from '../../../api/boot/commands/person-command.ts'
import { UsageError } from '../../../api/boot/commands/usage-error.ts'
import { signIn, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  appOf,
  atTheHelpdesk,
  type Call,
  heard,
  RESET,
  verified,
} from '../../support/api/console/helpdesk.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

const REASON = ['--reason', 'All agents are on the same lost bus'] as const
const WHOM = ['--email', REPORTER] as const

const twice = (address: string) => ['--new-email', address, '--again', address] as const

async function run({ server }: Call, ...args: readonly string[]): Promise<string> {
  const said: string[] = []
  await person(args, {
    say: (text) => void said.push(text),
    remark: () => {},
    withDomain: (work) => work(server.domain),
    now: () => server.clock.now(),
  })
  return said.join('\n')
}

it('shows somebody with the ids of their ways to verify, and no secret', async () => {
  const call = await atTheHelpdesk(openServer)
  const said = await run(call, 'show', ...WHOM)
  expect(said).toContain(`way\t${await appOf(call)}\ttotp\tactive`)
  expect(said).toContain('role\tdemo\treporter@0001')
  expect(said).not.toContain(call.caller.secret)
})

it('resets, and reads out a pass that leads to a new app', async () => {
  const call = await atTheHelpdesk(openServer)
  await run(call, 'reset', ...WHOM, ...REASON, '--phone')
  const said = await run(call, 'pass', ...WHOM, ...REASON)
  const pass = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(said)?.[0] ?? ''
  call.server.clock.advance(MINUTE)
  const { browser, flow, reply } = await untilTotp(call.server)
  stepOf(reply, 'access-pass')
  stepOf(await browser.answer(flow, { step: 'access-pass', code: pass }), 'enrol')
  expect(await run(call, 'show', ...WHOM)).toContain('pass\tused')
})

it('suspends one, and gives it back', async () => {
  const call = await atTheHelpdesk(openServer)
  const method = ['--method', await appOf(call)] as const
  await run(call, 'suspend', ...WHOM, ...method, ...REASON)
  await expect(signIn(call.server, call.caller.secret)).rejects.toThrow('no-usable-method')
  await run(call, 'give-back', ...WHOM, ...method, ...REASON)
  expect((await signIn(call.server, call.caller.secret)).done.acr).toBe('aal2')
})

it('is written down as the operator’s with its reason, and mailed', async () => {
  const call = await atTheHelpdesk(openServer)
  await run(call, 'reset', ...WHOM, ...REASON)
  const [event] = rowsIn(
    call.server,
    "select actor_type, details from audit_event join audit_detail on event_id = audit_event.id where act = 'methods.reset'",
  )
  expect(event?.actor_type).toBe('operator')
  expect(JSON.parse(String(event?.details)).reason).toBe(REASON[1])
  await call.server.deliverMail()
  const mails = call.server.mailer.sent.filter(({ to }) => to === REPORTER)
  expect(mails.map(({ subject }) => subject).join()).toContain('The helpdesk has changed')
})

it('corrects a name, a number and an address: without a second agent, and told without them', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server } = call
  await run(call, 'name', ...WHOM, ...REASON, '--last-name', 'Exempelsson')
  await run(call, 'phone', ...WHOM, ...REASON, '--telephone', '+46 70 174 06 05')
  const since = new Date(server.clock.now()).toISOString()
  const shown = await run(call, 'show', ...WHOM)
  expect(shown).toContain(`telephone\t+46701740605\tmachine\tsince ${since}`)
  expect(shown).toContain('Test Exempelsson')
  const moved = ['--new-email', 'new@example.org', '--again', 'new@example.org']
  await run(call, 'address', ...WHOM, ...REASON, ...moved)
  expect(await run(call, 'show', '--email', 'new@example.org')).toContain('Test Exempelsson')
  await server.deliverMail()
  const told = server.mailer.sent.filter(({ to }) => to === REPORTER).map(({ text }) => text)
  for (const what of ['corrected your name', 'changed the telephone', 'changed the e-mail address'])
    expect(told.join()).toContain(what)
  for (const what of ['Exempelsson', '701740605', 'new@example.org'])
    expect(told.join()).not.toContain(what)
  const toTheNew = server.mailer.sent.filter(({ to }) => to === 'new@example.org')
  expect(toTheNew).toHaveLength(1)
})

it('has no hand in it: an agent helps whoever the machine gave another number', async () => {
  const call = await atTheHelpdesk(openServer)
  await run(call, 'phone', ...WHOM, ...REASON, '--telephone', '')
  await verified(call)
  expect(heard(await call.agent.post(`${call.path}/reset`, RESET))).toEqual([200])
})

it.each([
  [['reset', ...WHOM], 'Say why with --reason'],
  [['reset', '--email', 'nobody@example.org', ...REASON], 'Nobody has an account'],
  [['suspend', ...WHOM, ...REASON], 'Say which with --method'],
  [['suspend', ...WHOM, ...REASON, '--method', 'another'], 'There is no such way to verify'],
  [['thaw', ...WHOM, ...REASON], 'Say: farstu person'],
  [['reset', ...REASON], 'Say: farstu person'],
  [['name', ...WHOM, ...REASON], 'Say the name with'],
  [['name', ...WHOM, ...REASON, '--first-name', '', '--last-name', ''], 'Say the name with'],
  [['phone', ...WHOM, ...REASON], 'Say the number with'],
  [['phone', ...WHOM, ...REASON, '--telephone', '070-174 06 05'], 'its country first'],
  [['address', ...WHOM, ...REASON], 'Say the new address with'],
  [['address', ...WHOM, ...REASON, '--new-email', 'new@example.org'], 'once more with --again'],
  [['address', '--email', 'nobody@example.org', ...REASON], 'Nobody has an account'],
  [
    ['address', ...WHOM, ...REASON, ...twice('second@example.org')],
    'Somebody has that address already',
  ],
])('%j is refused: %s', async (args, why) => {
  const call = await atTheHelpdesk(openServer)
  const running = run(call, ...args)
  await expect(running).rejects.toThrow(UsageError)
  await expect(running).rejects.toThrow(why)
})
