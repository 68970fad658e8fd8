/** What somebody removed is kept sealed for 30 days, and opens nothing meanwhile. */
import { expect, it } from 'vitest'
import { createSweeper } from '../../../api/worker/sweeper.ts'
import { readAccount } from '../../support/api/account.ts'
import { signIn, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { agreed, boundOf, confirmed, secondApp, signedIn } from '../../support/api/confirming.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

/** Of two apps the first was removed. */
async function withOneRemoved(server: TestServer) {
  const { browser, secret } = await signedIn(server)
  const tablet = await secondApp(server, { browser, secret })
  const body = { act: 'method.remove', object: tablet.firstId } as const
  stepOf(await confirmed(server, { browser, secret: tablet.secret }, body), 'done')
  server.clock.advance(MINUTE)
  return { browser, removed: { id: tablet.firstId, secret }, tablet }
}

it('a removed app opens nothing: no sign-in, no act, no adding of another', async () => {
  const server = await openServer()
  const { browser, removed, tablet } = await withOneRemoved(server)
  await expect(signIn(server, removed.secret)).rejects.toThrow('wrong_code')
  const { flow } = (await browser.start({ journey: 'add-method' })).body
  const code = () => appCode(server, removed.secret)
  const adding = await browser.answer(flow, { step: 'totp', code: code() })
  expect(adding.body.code).toBe('wrong_code')
  await secondApp(server, { browser, secret: tablet.secret }, 'Third')
  const act = await agreed(browser, { act: 'method.remove', object: tablet.id })
  const answered = await browser.answer(act.flow, { step: 'totp', code: code() })
  expect(answered.body.code).toBe('wrong_code')
})

it('a removed app takes no name and no room, is not shown, and cannot be removed twice', async () => {
  const server = await openServer()
  const { browser, removed, tablet } = await withOneRemoved(server)
  await secondApp(server, { browser, secret: tablet.secret }, 'Personnel statistics')
  const { methods } = await readAccount(browser)
  expect(methods.map(({ id }) => id)).not.toContain(removed.id)
  expect((await boundOf(server)).map(({ id }) => id)).not.toContain(removed.id)
  const again = { journey: 'confirm', act: 'method.remove', object: removed.id } as const
  const { step } = (await browser.start(again)).body
  expect(step).toMatchObject({ name: 'denied', reason: 'confirmation-unknown' })
})

it('its secret is there, sealed, for 30 days, and gone afterwards', async () => {
  const server = await openServer()
  const { removed } = await withOneRemoved(server)
  const kept = () => rowsIn(server, 'select state, secret from method where id = ?', removed.id)[0]
  const sweeper = createSweeper(server.services)
  server.clock.advance(30 * DAY - 2 * MINUTE)
  await sweeper.runOnce()
  expect(kept()).toMatchObject({ state: 'removed', secret: expect.stringMatching(/.{40,}/) })
  expect(String(kept()?.secret)).not.toContain(removed.secret)
  server.clock.advance(2 * MINUTE)
  await sweeper.runOnce()
  expect(kept()).toEqual({ state: 'removed', secret: '' })
})
