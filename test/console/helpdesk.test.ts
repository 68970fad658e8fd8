import { describe, expect, it } from 'vitest'
import { LANGUAGE_FACTS } from '../../api/contract/plain/language-facts.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { called, LOOKED_AT } from '../support/looks.ts'
import { daysAgo, personView } from './support/data.ts'
import { WAITING_ACT } from './support/helpdesk.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const WHY = 'The telephone was stolen on the train'

const verified = (via: 'portal' | 'mailbox' = 'portal') =>
  personView({
    helpdesk: {
      rules: { secondAgent: false, waitHours: 24 },
      mayHelp: true,
      verified: { word: via === 'portal' ? 'ramuki' : null, via, until: daysAgo(-0.02) },
      mailed: null,
      pass: {
        by: 'Robin Sample',
        issuedAt: daysAgo(0.01),
        expiresAt: daysAgo(-0.03),
        state: 'works',
      },
      acts: [
        WAITING_ACT,
        { ...WAITING_ACT, id: 'act-2', act: 'pass', scope: null, state: 'done', may: [] },
      ],
    },
  })

const sent = (end: string) =>
  stage.calls.filter(({ path }) => path.endsWith(end)).map(({ body }) => body)

describe('a caller', () => {
  it('is not verified, which the page says first, until a code that they read out is typed', async () => {
    stage.play(({ path }) => (path.endsWith('/verify') ? verified() : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByText('Caller not verified.').waitFor()
    expect(await page.getByRole('button', { name: 'Issue a pass …' }).count()).toBe(0)
    await page.getByLabel('Code that the caller reads out').fill('1234 567')
    await page.getByRole('button', { name: 'Verify the caller' }).click()
    await page.getByText('Enter all eight digits.').waitFor()
    await page.getByLabel('Code that the caller reads out').fill('1234 5678')
    await page.keyboard.press('Enter')
    await page.getByText('By a code from their portal').waitFor()
    expect(sent('/verify')).toEqual([{ code: '12345678' }])
  })

  it('who read out a wrong code is told to read it once more', async () => {
    stage.play(({ path }) => (path.endsWith('/verify') ? problem('wrong_code') : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByLabel('Code that the caller reads out').fill('1234-5678')
    await page.getByRole('button', { name: 'Verify the caller' }).click()
    await page.getByText('Ask the caller to read it out once more.').waitFor()
  })

  it('by mailbox alone is said to need a second agent', async () => {
    stage.play(({ path }) => (path.endsWith('/p1') ? verified('mailbox') : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByText('A mailbox alone is not enough').waitFor()
  })

  it('is said to have been mailed a code, by whom and until when', async () => {
    const { helpdesk } = personView()
    const mailed = {
      at: daysAgo(0.001),
      by: 'Robin Sample',
      expiresAt: daysAgo(-0.005),
      state: 'works',
    } as const
    const after = personView({ helpdesk: { ...helpdesk, mailed } })
    stage.play(({ path }) => (path.endsWith('/caller/mail') ? after : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Mail a code' }).click()
    await page.getByText('by Robin Sample. It works until').waitFor()
  })

  it('of a colleague who is not below the agent is helped by nobody here', async () => {
    const helpdesk = {
      rules: { secondAgent: false, waitHours: 24 },
      mayHelp: false,
      verified: null,
      mailed: null,
      pass: null,
      acts: [],
    }
    stage.play(({ path }) => (path.endsWith('/p1') ? personView({ helpdesk }) : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByRole('heading', { name: 'Ways to verify' }).waitFor()
    expect(await page.getByText('Caller not verified.').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Suspend … Phone' }).count()).toBe(0)
  })
})

describe('an act', () => {
  it('on one way to verify is asked with its consequences and a reason', async () => {
    stage.play(({ path }) => (path.endsWith('/app-1/remove') ? personView() : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Remove … Phone' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove: Phone' })
    expect(await dialog.textContent()).toContain(
      'Apps and recovery codes can be given back for 30 days',
    )
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await dialog.getByText('Write the reason in a few words.').waitFor()
    await dialog.getByLabel('Reason').fill(WHY)
    await dialog.getByLabel('Ticket').fill('CASE-17')
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('It is removed.').waitFor()
    expect(sent('/remove')).toEqual([{ reason: WHY, ticket: 'CASE-17' }])
  })

  it('that renames keeps what was typed, and says where another has the name', async () => {
    const answers = [problem('invalid_input', 'name'), personView()]
    stage.play(({ path }) => (path.endsWith('/app-1/rename') ? answers.shift() : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Rename … Phone' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rename: Phone' })
    const rename = () => dialog.getByRole('button', { name: 'Rename' }).click()
    await dialog.getByLabel('New name').fill(' ')
    await rename()
    await dialog.getByText('Write a name.').waitFor()
    await dialog.getByLabel('New name').fill('Tablet')
    await dialog.getByLabel('Reason').fill(WHY)
    await rename()
    await dialog.getByText('Another way of theirs has that name.').waitFor()
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(WHY)
    await dialog.getByLabel('New name').fill('Old phone')
    await rename()
    await page.getByText('It has a new name.').waitFor()
    expect(sent('/rename').at(-1)).toEqual({ reason: WHY, ticket: '', name: 'Old phone' })
  })

  it('that resets begins with the lost telephone, and can name what is lost', async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/reset')) return { person: verified(), isWaiting: true, pass: null }
      return path.endsWith('/p1') ? verified() : undefined
    })
    const page = await stage.open('demo/people/p1')
    const reset = async (choose?: () => Promise<void>) => {
      await page.getByRole('button', { name: 'Reset ways to verify …' }).click()
      await choose?.()
      await page.getByRole('dialog').getByLabel('Reason').fill(WHY)
      await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
      await page.getByText('It waits for a second agent.').first().waitFor()
    }
    await reset()
    await reset(async () => {
      await page.getByLabel('These:').check()
      await page.getByRole('dialog').getByLabel('Phone', { exact: false }).last().check()
      await page.getByLabel('The paper with the recovery codes is gone, too').check()
    })
    const why = { reason: WHY, ticket: '' }
    expect(sent('/reset')).toEqual([
      { ...why, scope: 'phone', methods: [], paperGone: false },
      { ...why, scope: 'chosen', methods: ['app-1'], paperGone: true },
    ])
  })

  it('that issues a pass shows it once, in a dialog that goes only by its button', async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/pass'))
        return { person: verified(), isWaiting: false, pass: '7K3M9-QXD2V' }
      return path.endsWith('/p1') ? verified() : undefined
    })
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Issue a pass …' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill(WHY)
    await page.getByRole('dialog').getByRole('button', { name: 'Issue' }).click()
    const shown = page.getByRole('dialog', { name: 'Read this pass out now' })
    expect(await shown.getByRole('button', { name: /^Copy/ }).count()).toBe(0)
    expect(await shown.getByLabel('The pass').inputValue()).toBe('7K3M9-QXD2V')
    await page.keyboard.press('Escape')
    await shown.waitFor()
    await shown.getByRole('button', { name: 'The caller has it' }).click()
    await shown.waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain('7K3M9-QXD2V')
  })

  it('that revokes a pass is called so in its button, its question, and when it is done', async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/pass/revoke')) return personView()
      return path.endsWith('/p1') ? verified() : undefined
    })
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Revoke the pass …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Revoke the pass?' })
    await dialog.getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('The pass is revoked.').waitFor()
    expect(sent('/pass/revoke').length).toBe(1)
  })

  it('that waits is listed, and is decided on the person’s page', async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/approve')) return personView()
      return path.endsWith('/p1') ? verified() : undefined
    })
    const page = await stage.open('demo/helpdesk')
    const owners = page.getByRole('table', { name: 'Before the owners, in all portals' })
    const link = owners.getByRole('link', { name: 'Alex Test' })
    expect(await link.getAttribute('href')).toBe('/console/other/people/p9')
    expect(await owners.textContent()).toContain('Library statistics')
    await page.getByRole('link', { name: 'Kim Example' }).first().click()
    await page.getByRole('button', { name: /^Approve/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Approve?' })
    expect(await dialog.textContent()).toContain('Lost telephone')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('It is approved.').waitFor()
    expect(sent('/act-1/approve')).toEqual([{}])
  })
})

describe.each(LOOKED_AT)('a call, in %s, meets WCAG and fits', (language) => {
  it('verified, with what was done; a question; a pass', { timeout: 90_000 }, async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/pass'))
        return { person: verified(), isWaiting: false, pass: '7K3M9-QXD2V' }
      return path.endsWith('/p1') ? verified() : undefined
    })
    const { locale } = LANGUAGE_FACTS[language]
    const page = await stage.open('demo/people/p1', { locale })
    const section = page.locator('console-helpdesk-section')
    await section.locator('.done').waitFor()
    await portray(page, `console/call-${called(language)}`, heldIn(language))
    await section.locator('.head button').first().click()
    await page.locator('dialog').waitFor()
    await portray(page, `console/call-reset-${called(language)}`, heldIn(language))
    await page.locator('dialog button[type=button]').click()
    await section.locator('.head button').nth(1).click()
    await page.locator('dialog input[name=reason]').fill(WHY)
    await page.locator('dialog button[type=submit]').click()
    await page.locator('#secret').waitFor()
    await portray(page, `console/call-pass-${called(language)}`, heldIn(language))
  })
})
