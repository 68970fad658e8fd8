/**
 * The attacker has taken over the page of one host, and whoever is signed in there works in the console or
 * reports to another portal as well. What lets them in everywhere is changed by no such page.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../../support/api/browser.ts'
import { agreed, boundOf, secondApp, signedIn } from '../../../support/api/confirming.ts'
import { giveRole, openElsewhere, ROLES_ELSEWHERE } from '../../../support/api/roles-elsewhere.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { appCode } from '../../../support/api/sign-ins.ts'

const openServer = useServers()

const OWN_ORIGIN = {
  name: 'denied',
  reason: 'own-origin',
  ownPage: 'http://localhost:4000/p/demo/account',
}

/** Two apps, and a browser on a host's page and on ours. */
async function withTwoApps() {
  const server = await openServer()
  const { browser, secret } = await signedIn(server)
  const tablet = await secondApp(server, { browser, secret })
  const ours = createBrowser(server, { origin: server.publicUrl, jar: browser.jar })
  return { server, browser, ours, tablet }
}

const removal = (object: string) => ({ act: 'method.remove', object }) as const

describe.each(ROLES_ELSEWHERE)('whoever %s', (_, portalId, role) => {
  it('neither removes nor adds on a host’s page, and is led to ours', async () => {
    const { server, browser, ours, tablet } = await withTwoApps()
    await openElsewhere(server, portalId)
    await giveRole(server, portalId, role)
    const remove = { journey: 'confirm', ...removal(tablet.firstId) } as const
    expect((await browser.start(remove)).body.step).toEqual({ ...OWN_ORIGIN, newLink: null })
    expect((await browser.start({ journey: 'add-method' })).body.step).toMatchObject(OWN_ORIGIN)
    const { flow } = await agreed(ours, removal(tablet.firstId))
    const code = appCode(server, tablet.secret)
    stepOf(await ours.answer(flow, { step: 'totp', code }), 'done')
    expect((await boundOf(server)).map(({ id }) => id)).not.toContain(tablet.firstId)
  })

  it('is not finished for by a host’s page with what was begun on ours', async () => {
    const { server, browser, ours, tablet } = await withTwoApps()
    await openElsewhere(server, portalId)
    await giveRole(server, portalId, role)
    const { flow } = await agreed(ours, removal(tablet.firstId))
    const code = appCode(server, tablet.secret)
    const taken = await browser.answer(flow, { step: 'totp', code })
    expect([taken.body.code, taken.body.view?.step]).toMatchObject(['step_changed', OWN_ORIGIN])
    expect(await boundOf(server)).toHaveLength(3)
  })
})

it('whoever has one portal does both on its own pages', async () => {
  const { server, browser, tablet } = await withTwoApps()
  const { flow } = await agreed(browser, removal(tablet.firstId))
  const code = appCode(server, tablet.secret)
  stepOf(await browser.answer(flow, { step: 'totp', code }), 'done')
})
