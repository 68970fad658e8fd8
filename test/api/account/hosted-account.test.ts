/** Our own page of the account, for hosts without one, and for what is told and done nowhere else. */
import { expect, it } from 'vitest'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

it('shows the element in the language asked for, with the way back to the portal', async () => {
  const { app, portalUrl } = await openServer()
  const text = await (await app.request('/p/demo/account?lang=sv')).text()
  expect(text).toContain('<title>Ditt konto – Personnel statistics</title>')
  expect(text).toContain('src="/widgets/account.js"')
  expect(text).toContain('<farstu-account api="http://localhost:4000" portal="demo" ')
  expect(text).toContain(`<a href="${portalUrl}/">Till Personnel statistics</a>`)
})

it('leads back to a registered address alone', async () => {
  const registered = 'http://localhost:4100/account'
  const { app, portalUrl } = await openServer({ portal: { returnUrls: [registered] } })
  const asked = async (address: string) =>
    (await app.request(`/p/demo/account?return=${encodeURIComponent(address)}`)).text()
  expect(await asked(registered)).toContain(`<a href="${registered}">`)
  expect(await asked('https://evil.example/')).not.toContain('evil.example')
  expect(await asked('https://evil.example/')).toContain(`<a href="${portalUrl}/">`)
})

it('is not there for a portal that is not', async () => {
  const { app } = await openServer()
  expect((await app.request('/p/unknown/account')).status).toBe(404)
})
