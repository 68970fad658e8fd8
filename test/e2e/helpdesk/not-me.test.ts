import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../../api/pages/words/generated/words.ts'
import { wordsIn as consoleWordsIn } from '../../../console/words/chosen-language.ts'
import { administrator } from '../../support/api/console/console.ts'
import { idOf, look, PEOPLE } from '../../support/api/console/console-people.ts'
import { WHY } from '../../support/api/console/helpdesk.ts'
import { frozen, linksTo } from '../../support/api/not-me.ts'
import { REPORTER } from '../../support/api/test-server.ts'
import { openSignedIn, openWith } from '../../support/e2e/beginnings.ts'
import type { House } from '../../support/e2e/house.ts'
import { visitIn } from '../../support/e2e/language.ts'
import { portray } from '../../support/e2e/pictures.ts'
import { useHouse } from '../../support/e2e/stage.ts'

/** The helpdesk has removed somebody's app, and "this was not me" is pressed in the mail about it. */
const stage = useHouse()

/** The app is removed, over HTTP; and what the mail about it leads to. */
async function appRemoved(house: House) {
  const { server } = house
  const agent = await administrator(server, { role: 'helpdesk' })
  const path = `${PEOPLE}/${idOf(server, REPORTER)}`
  const [app] = (await look(agent, path)).methods.filter(({ kind }) => kind === 'totp')
  expect((await agent.post(`${path}/methods/${app?.id}/remove`, WHY)).status).toBe(200)
  const token = (await linksTo(server)).at(-1)?.token
  return { agent, path, appId: app?.id, link: `${house.api}/p/demo/not-me#${token}` }
}

type Removed = Awaited<ReturnType<typeof appRemoved>>

/** By keys, on a telephone. */
async function press(page: Page, link: string, language: 'sv' | 'en'): Promise<void> {
  const { notMe } = wordsIn[language]
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(link)
  await page.getByRole('button', { name: notMe.button, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(notMe.done).waitFor()
  await page.getByText(notMe.next).waitFor()
  await page.locator('h2:focus').waitFor()
}

/** Nobody is signed in on our own page in this browser. */
async function isOutside(house: House, page: Page): Promise<void> {
  await page.goto(`${house.api}/p/demo/account`)
  await page.locator('[step="identify"], [step="choose-address"]').waitFor()
}

async function agentSeesFreeze(house: House, { agent, path }: Removed): Promise<void> {
  const { helpdeskRoom: words, people } = await consoleWordsIn('en')
  const page = await openWith(house, agent.browser, 'en')
  await page.goto(`${house.api}/console/`)
  await page.getByRole('link', { name: people, exact: true }).click()
  await page.getByRole('link', { name: /Reporter/ }).click()
  await page.getByText(words.frozen({ when: '|' }).split('|')[0] ?? '').waitFor()
  await page.getByText(words.unverified).waitFor()
  expect((await look(agent, path)).helpdesk.pass).toBeNull()
}

describe('the mail about what the helpdesk did', { timeout: 120_000 }, () => {
  it('lets its person freeze the account, and says what to do next', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language: 'sv' })
    const removed = await appRemoved(house)
    await press(page, removed.link, 'sv')
    await portray(page, 'helpdesk-not-me/done-sv', 'phone')
    expect(frozen(house.server)).toMatchObject({ frozen: 1 })
    await isOutside(house, page)
    await agentSeesFreeze(house, removed)
  })

  it('gives a thief who reads it nothing: no session, no app, and the agent sees the freeze', async () => {
    const { house } = stage
    const { page: theirs } = await openSignedIn(house, { language: 'sv' })
    const removed = await appRemoved(house)
    const thief = await visitIn(house, 'en')
    await press(thief, removed.link, 'en')
    await portray(thief, 'helpdesk-not-me/done-en', 'desk')
    await isOutside(house, thief)
    await isOutside(house, theirs)
    const { methods } = await look(removed.agent, removed.path)
    expect(methods.find(({ id }) => id === removed.appId)?.state).toBe('removed')
    await agentSeesFreeze(house, removed)
  })
})
