import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { portray } from '../support/e2e/pictures.ts'
import { useHouse } from '../support/e2e/stage.ts'
import { watchData } from '../support/looks.ts'

/** Our own pages and the example portal in the pseudo-locale, as people come by them. */
const stage = useHouse()

/** What the house was given. */
const DATA = [
  'Personnel statistics',
  'Example Agency',
  'Example Town',
  'Example Region',
  'Test Reporter',
  'Test',
  'Help with signing in',
]

const look = async (page: Page, address: string, name: string): Promise<void> => {
  await page.goto(address)
  await portray(page, `pseudo/${name}`)
}

const visitor = async (options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> => {
  const page = await stage.house.visit({ locale: 'en-GB', ...options })
  watchData(page, ...DATA)
  return page
}

describe('our own pages', () => {
  it.each([
    ['sign-in', '/p/demo/sign-in'],
    ['invitation', '/p/demo/invitation'],
  ])('%s, around the widget', { timeout: 60_000 }, async (name, path) => {
    const page = await visitor()
    await page.goto(stage.house.api + path)
    await page.locator('[step]:not([busy])').waitFor()
    await portray(page, `pseudo/${name}`)
  })

  it('where an address leads to none', { timeout: 60_000 }, async () => {
    await look(await visitor(), `${stage.house.api}/p/demo/log-in`, 'lost')
  })

  it('where no script runs', async () => {
    const page = await visitor({ javaScriptEnabled: false })
    await page.goto(`${stage.house.api}/p/demo/sign-in`)
    expect(await page.locator('farstu-login').textContent()).toMatch(/⟦.*⟧/)
  })
})

describe('the example portal', () => {
  it.each(['/', '/sign-in', '/invitation'])('%s', { timeout: 60_000 }, async (path) => {
    const page = await visitor()
    await look(page, `${stage.house.portalUrl}/en${path}`, `example${path.replace('/', '-')}`)
  })

  it('to somebody who is signed in', { timeout: 120_000 }, async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language: 'en' })
    watchData(page, ...DATA)
    for (const name of ['', 'profile', 'submission', 'deferral', 'profile/authenticator'])
      await look(page, `${house.portalUrl}/en/${name}`, `example-${name.replace('/', '-')}`)
  })
})
