import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setupView } from './support/setup.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const published = () => stage.calls.filter(({ path }) => path.endsWith('/setup/notices'))

const toPreview = (page: Page) =>
  page.getByRole('button', { name: 'Preview and publish …' }).click()

describe('a notice', () => {
  it('is written from its newest version, seen as people will see it, and published', async () => {
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    const english = page.getByRole('group', { name: 'English' })
    await english.getByLabel('Title').fill('Your personal data')
    await english.getByRole('button', { name: 'Remove: Section 2' }).click()
    await toPreview(page)
    await page.locator('.seen[lang=en]').getByText('Your personal data').waitFor()
    await page.getByRole('button', { name: 'Publish privacy, version 3' }).click()
    const dialog = page.getByRole('dialog', { name: 'Publish privacy, version 3?' })
    expect(await dialog.textContent()).toContain('Everybody is asked again')
    expect(await dialog.textContent()).toContain('812 people')
    expect(published()).toEqual([])
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('privacy, version 3, is published.').waitFor()
    const body = published()[0]?.body
    expect(body).toMatchObject({ document: 'privacy', after: 2, material: true })
    expect(body?.texts).toMatchObject({
      sv: { sections: [{}, {}] },
      en: { title: 'Your personal data', sections: [{ heading: 'What we keep' }] },
    })
  })

  it('that is not material asks nobody again', async () => {
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    await page.getByLabel('Only those who have not accepted any version').check()
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish privacy, version 3' }).click()
    await page.getByText('Nobody who has accepted is asked again.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('is published.').waitFor()
    expect(published()[0]?.body.material).toBe(false)
  })

  it('that is new needs an id and a text in each language', async () => {
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'New notice' }).click()
    await page.getByLabel('Id', { exact: true }).fill('privacy')
    await toPreview(page)
    await page.getByText('There is a notice with this id.').waitFor()
    await page.getByLabel('Id', { exact: true }).fill('terms')
    for (const language of ['Swedish', 'English']) {
      const texts = page.getByRole('group', { name: language })
      await texts.getByLabel('Title').fill(`Terms in ${language}`)
      await texts.getByLabel('Heading').fill('Terms')
    }
    await toPreview(page)
    await page.getByText('2 fields need a correction.').waitFor()
    for (const language of ['Swedish', 'English'])
      await page.getByRole('group', { name: language }).getByLabel('Text').fill('Be kind.')
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish terms, version 1' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('terms, version 1, is published.').waitFor()
    expect(published()[0]?.body).toMatchObject({ document: 'terms', after: 0, material: true })
  })

  it('keeps its words when somebody else has published meanwhile', async () => {
    const [privacy] = setupView().notices
    const newest = privacy?.versions[0]
    const theirs = setupView({
      notices: [{ document: 'privacy', versions: newest ? [{ ...newest, version: 3 }] : [] }],
    })
    let isRefused = false
    stage.play(({ path, body, method }) => {
      if (path.endsWith('/setup')) return isRefused && method === 'GET' ? theirs : undefined
      if (!path.endsWith('/notices') || body.after === 3) return undefined
      isRefused = true
      return problem('changed_meanwhile')
    })
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    const title = page.getByRole('group', { name: 'English' }).getByLabel('Title')
    await title.fill('My title')
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish privacy, version 3' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('button', { name: 'Show what is saved now' }).click()
    await page.getByRole('button', { name: 'Keep what I typed' }).click()
    expect(await title.inputValue()).toBe('My title')
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish privacy, version 4' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('privacy, version 4, is published.').waitFor()
  })

  it('is written ahead in a language that the portal is to offer', async () => {
    stage.play(({ path, method }) =>
      path.endsWith('/setup') && method === 'GET'
        ? setupView({ languages: ['sv'], notices: [] })
        : undefined,
    )
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'New notice' }).click()
    await page.getByLabel('Id', { exact: true }).fill('terms')
    await page.getByRole('button', { name: 'Add a text in English' }).click()
    await page.locator('#title-en:focus').waitFor()
    await page.getByRole('button', { name: 'Remove the text in English' }).click()
    await page.locator('button:focus', { hasText: 'Add a text in English' }).click()
    for (const language of ['Swedish', 'English']) {
      const texts = page.getByRole('group', { name: language })
      for (const name of ['Title', 'Heading', 'Text']) await texts.getByLabel(name).fill(language)
    }
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish terms, version 1' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('terms, version 1, is published.').waitFor()
    expect(Object.keys(published()[0]?.body.texts ?? {})).toEqual(['sv', 'en'])
  })

  it('that lacks a language the portal has by now is given its fields', async () => {
    stage.play(({ path, method }) => {
      if (method === 'POST' && path.endsWith('/notices'))
        return problem('invalid_input', 'texts.en')
      return path.endsWith('/setup') ? setupView({ languages: ['sv'], notices: [] }) : undefined
    })
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'New notice' }).click()
    await page.getByLabel('Id', { exact: true }).fill('terms')
    const swedish = page.getByRole('group', { name: 'Swedish' })
    for (const name of ['Title', 'Heading', 'Text']) await swedish.getByLabel(name).fill('Villkor')
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish terms, version 1' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.locator('#title-en:focus[aria-invalid=true]').waitFor()
    await page.getByRole('alert').getByText('3 fields need').waitFor()
    expect(await page.locator('#title-sv').inputValue()).toBe('Villkor')
  })

  it('that is too long to send says so, where it is written', async () => {
    stage.play(({ path }) => (path.endsWith('/notices') ? problem('body_too_large') : undefined))
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish privacy, version 3' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('alert').getByText('The text is too long to send.').waitFor()
    await page.locator('h2:focus', { hasText: 'privacy, version 3' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('group', { name: 'English' }).getByLabel('Title').waitFor()
  })

  it('is not thrown away by Cancel without a question', async () => {
    const page = await stage.open('demo/setup/notices')
    const cancel = () => page.getByRole('button', { name: 'Cancel', exact: true })
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    await cancel().click()
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    const body = page.getByRole('group', { name: 'English' }).getByLabel('Text').first()
    await body.fill('We keep your name and your address for as long as you have a role here.')
    await cancel().click()
    const dialog = page.getByRole('dialog', { name: 'Drop what you typed?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await body.inputValue()).toContain('We keep your name')
    await cancel().click()
    await dialog.getByRole('button', { name: 'Drop it' }).click()
    await page.getByRole('button', { name: 'Write a new version of privacy' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('about to be published is not left without a question of its own', async () => {
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: 'Set-up' }).click()
    await page.getByRole('link', { name: 'Notices' }).click()
    await page.getByRole('button', { name: 'Write a new version of privacy' }).click()
    await page.getByRole('group', { name: 'English' }).getByLabel('Title').fill('My title')
    await toPreview(page)
    await page.getByRole('button', { name: 'Publish privacy, version 3' }).click()
    await page.getByRole('dialog', { name: 'Publish privacy, version 3?' }).waitFor()
    await page.goBack()
    const leaving = page.getByRole('dialog', { name: 'Leave without saving?' })
    await leaving.getByRole('button', { name: 'Cancel' }).click()
    const publishing = page.getByRole('dialog', { name: 'Publish privacy, version 3?' })
    await publishing.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.locator('h2:focus', { hasText: 'privacy, version 3' }).waitFor()
  })

  it('can be read in any of its versions', async () => {
    const page = await stage.open('demo/setup/notices')
    await page.getByRole('button', { name: 'Read privacy, version 1' }).click()
    await page.locator('h3:focus', { hasText: 'privacy, version 1' }).waitFor()
    await page.locator('.seen[lang=sv]').getByText('Så behandlar vi').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.locator('[aria-label="Read privacy, version 1"]:focus').waitFor()
  })
})
