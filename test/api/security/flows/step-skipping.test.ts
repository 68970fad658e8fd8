/**
 * The attacker answers another step than the one asked: the password before the mailbox, the notice
 * before the second factor, an enrolment in the middle of a sign-in. No step is stored that could be
 * set; an answer to a step that is not current changes nothing, charges nothing, and is answered with
 * the step that is.
 */
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../api/contract/requests.ts'
import type { StepName } from '../../../../api/contract/views.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, onboardUntil } from '../../../support/api/browser.ts'
import { actsIn, countIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilPassword, untilTotp } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const ANSWERS: readonly Answer[] = [
  { step: 'identify', address: 'other@example.org' },
  { step: 'identify', continue: true },
  { step: 'email-code', send: true },
  { step: 'email-code', code: '123456' },
  { step: 'register', firstName: 'Some', lastName: 'Body' },
  { step: 'password', password: 'a password of somebody' },
  { step: 'totp', code: '123456' },
  { step: 'totp', restart: true },
  { step: 'totp-enrol', code: '123456' },
  { step: 'new-password', password: 'a password of somebody' },
  { step: 'enrol', method: 'totp' },
  { step: 'enrol', later: true },
  { step: 'accept' },
  { step: 'notice', document: 'privacy', version: 1, hash: 'x' },
]

/** Everything a stray answer could have changed; that it was given is written down. */
function stateOf(server: TestServer) {
  const tables = ['person', 'method', 'session', 'membership', 'one_time_secret', 'acceptance']
  return {
    counts: tables.map((table) => [table, countIn(server, table)]),
    budgets: rowsIn(
      server,
      // How busy a network is, and what is written down, is nobody's budget of attempts.
      `select subject, kind, failures, next_at from attempt_budget
        where kind not in ('network', 'address-load', 'downgrade')`,
    ),
    flows: rowsIn(server, 'select id, facts, email, person_id, version from flow order by id'),
    acts: actsIn(server).filter((act) => act !== 'downgrade_attempt'),
    mails: countIn(server, 'outbox'),
  }
}

async function expectOnly(
  server: TestServer,
  at: StepName,
  answer: (answer: Answer) => ReturnType<ReturnType<typeof createBrowser>['answer']>,
) {
  const before = stateOf(server)
  for (const wrong of ANSWERS.filter(({ step }) => step !== at)) {
    const reply = await answer(wrong)
    expect([wrong.step, reply.status, reply.body.code]).toEqual([wrong.step, 409, 'step_changed'])
    expect(stepNameOf(reply)).toBe(at)
  }
  expect(stateOf(server)).toEqual(before)
}

describe('an answer to another step', () => {
  it.each(['email-code', 'register', 'totp-enrol', 'new-password', 'notice'] as const)(
    'changes and charges nothing while onboarding stands at %s',
    async (step) => {
      const server = await openServer()
      const browser = createBrowser(server)
      const { flow } = await onboardUntil(server, browser, step)
      await server.deliverMail()
      await expectOnly(server, step, (answer) => browser.answer(flow, answer))
    },
  )

  it('changes and charges nothing while a sign-in stands at identify', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await expectOnly(server, 'identify', (answer) => browser.answer(flow, answer))
  })

  it('changes and charges nothing while a sign-in stands at password', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilPassword(server)
    await expectOnly(server, 'password', (answer) => browser.answer(flow, answer))
  })

  it('changes and charges nothing while a sign-in stands at totp', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    await expectOnly(server, 'totp', (answer) => browser.answer(flow, answer))
  })

  it('of the current step, in a form that is not offered, changes nothing either', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    const before = stateOf(server)
    const restart = await browser.answer(flow, { step: 'totp', restart: true })
    expect([restart.status, restart.body.code]).toEqual([409, 'step_changed'])
    expect(stateOf(server)).toEqual(before)
  })

  it('T-026: to a flow that is over finds none', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'done')
    for (const answer of ANSWERS) expect((await browser.answer(flow, answer)).status).toBe(404)
  })
})
