import { describe, expect, it } from 'vitest'
import type { MeView } from '../../../api/contract/console/console-wire.ts'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { heldIn, portray } from '../../support/e2e/pictures.ts'
import { called, LOOKED_AT } from '../../support/looks.ts'
import { meView } from '../support/data.ts'
import { OWN_UNITS } from '../support/own-units.ts'
import { useConsole } from '../support/stage.ts'

const stage = useConsole()

const OWN = 'console/portals/demo/own-units'

const posted = () =>
  stage.calls.filter(({ method, path }) => method === 'POST' && path.startsWith(OWN))

/** Somebody who coordinates units of one portal, and is nothing else in the console. */
function me(keys: MeView['keys'] = 'shown'): MeView {
  const permissions =
    keys === 'missing'
      ? (['own-units.read'] as const)
      : (['own-units.read', 'own-units.change'] as const)
  const [demo] = meView(permissions).portals
  return {
    ...meView(),
    keys,
    everywhere: [],
    portals: demo ? [{ ...demo, role: 'unit-coordinator' }] : [],
  }
}

const GOOD = { ok: true, id: null, hint: null, roles: [] }

describe('whoever coordinates units and does nothing else', () => {
  it('comes to them, and finds no other page, nor a search', async () => {
    stage.play(({ path }) => (path === 'console/me' ? me() : undefined))
    const page = await stage.open('')
    await page.getByRole('heading', { level: 1, name: 'Your units' }).waitFor()
    const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('link')
    expect(await rooms.allTextContents()).toEqual(['Your units'])
    expect(await page.getByRole('search').count()).toBe(0)
    await page.goto(page.url().replace('own-units', 'people'))
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor()
    await page.getByRole('link', { name: 'Go to your units' }).click()
    await page.getByRole('heading', { level: 2, name: 'Example Town' }).waitFor()
    const asked = stage.calls
      .map(({ path }) => path)
      .filter((path) => path.startsWith('console/portals'))
    expect(new Set(asked)).toEqual(new Set([OWN]))
  })

  it('only reads without a key', async () => {
    stage.play(({ path }) => (path === 'console/me' ? me('missing') : undefined))
    const page = await stage.open('demo/own-units')
    await page.locator('main td').first().waitFor()
    expect(await page.locator('main button, main summary').count()).toBe(0)
  })
})

describe('the units that somebody coordinates', () => {
  it('tell how many older invitations are not listed, also where none is', async () => {
    const [town, city] = OWN_UNITS.units
    const units = [town, { ...city, older: 1 }]
    stage.play(({ path }) => (path === OWN ? { units } : undefined))
    const page = await stage.open('demo/own-units')
    await page.getByText('12 older invitations are open and not listed here.').waitFor()
    const sample = page.locator('section', { hasText: 'Sample City' })
    await sample.getByRole('heading', { name: 'Invited to Sample City' }).waitFor()
    await sample.getByText('1 older invitation is open and not listed here.').waitFor()
    expect(await sample.getByRole('table').count()).toBe(0)
  })

  it('get somebody by an invitation, and a mistyped address is asked about once', async () => {
    const hint = { meant: 'kim@gmail.com' }
    stage.play(({ path, body }) => {
      if (!path.endsWith('own-units/invitations')) return undefined
      const isHinted = String(body.address).endsWith('gmial.com')
      return { result: { ...GOOD, hint: isHinted ? hint : null }, ...OWN_UNITS }
    })
    const page = await stage.open('demo/own-units')
    await page.getByRole('button', { name: 'Invite somebody to Sample City' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite somebody to Sample City' })
    expect(await dialog.getByLabel('Role').locator('option').allTextContents()).toEqual([
      'Reporter',
      'Figures checker',
    ])
    await dialog.getByLabel('First name').fill('Kim')
    await dialog.getByLabel('E-mail address').fill(' kim@gmial.com ')
    await dialog.getByLabel('Telephone (optional)').fill(' 08-123 456 78 ')
    await dialog.getByLabel('Role').selectOption('Figures checker')
    await page.keyboard.press('Enter')
    await dialog.getByText('Did you mean kim@gmail.com?').waitFor()
    expect(posted().map(({ body }) => body.dryRun)).toEqual([true])
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('An invitation is on its way to Kim.').waitFor()
    expect(posted().map(({ body }) => body.dryRun)).toEqual([true, true, false])
    expect(posted().at(-1)?.body).toMatchObject({
      unit: '0002',
      role: 'checker',
      address: 'kim@gmial.com',
      telephone: '08-123 456 78',
      language: 'en',
      days: 30,
    })
  })

  it('say what is wrong with an invitation, until something else is typed', async () => {
    stage.play(({ path }) =>
      path.endsWith('own-units/invitations')
        ? { result: { ...GOOD, ok: false, mistake: 'name-missing' }, ...OWN_UNITS }
        : undefined,
    )
    const page = await stage.open('demo/own-units')
    await page.getByRole('button', { name: 'Invite somebody to Example Town' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('First name').fill('Kim')
    expect(await dialog.getByRole('alert').count()).toBe(0)
  })

  it('lose somebody with a last day, after a question that names them', async () => {
    stage.play(({ path }) => (path.endsWith('/end') ? OWN_UNITS : undefined))
    const page = await stage.open('demo/own-units')
    expect(
      await page.getByRole('button', { name: 'End the role Reporter of Test Owner' }).count(),
    ).toBe(0)
    await page.getByRole('button', { name: 'End the role Reporter of Kim Example' }).press('Enter')
    const dialog = page.getByRole('dialog', {
      name: 'End the role Reporter of Kim Example in Example Town?',
    })
    await dialog.getByLabel('After a certain day').check()
    await dialog.getByRole('button', { name: 'End the role' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Last day').fill('2026-12-31')
    await dialog.getByRole('button', { name: 'End the role' }).click()
    await page.getByText('31 Dec 2026').waitFor()
    expect(posted()).toMatchObject([
      { path: `${OWN}/memberships/m1/end`, body: { lastDay: '2026-12-31' } },
    ])
  })

  it('send an invitation anew, and take it back after a question; none that is of other units, too', async () => {
    const { units } = OWN_UNITS
    stage.play(({ path }) => {
      if (path.endsWith('/resend')) return { result: { ok: false, mistake: 'too-soon' }, units }
      return path.endsWith('/revoke') ? { result: { ok: true }, units } : undefined
    })
    const page = await stage.open('demo/own-units')
    await page.getByText('Also offers roles outside your units').waitFor()
    expect(await page.locator('main summary').count()).toBe(1)
    await page.locator('main summary').click()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('A mail was sent a moment ago.').waitFor()
    await page.setViewportSize({ width: 360, height: 480 })
    await page.locator('main summary').click()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('A mail was sent a moment ago.').waitFor()
    const fault = await page.getByText('A mail was sent a moment ago.').boundingBox()
    expect(fault?.y).toBeGreaterThanOrEqual(0)
    expect(fault?.y).toBeLessThan(480)
    await page.locator('main summary').click()
    await page.getByRole('button', { name: 'Revoke …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke the invitation' }).click()
    await page.getByText('The invitation of Robin Sample is revoked.').waitFor()
  })
})

describe.each(LOOKED_AT)('the questions about a unit, in %s, meet WCAG and fit', (language) => {
  const { locale } = LANGUAGE_FACTS[language]

  it('whom to invite, and when a role ends', { timeout: 60_000 }, async () => {
    const page = await stage.open('demo/own-units', { locale })
    await page.locator('main h2 ~ button').first().click()
    await page.locator('dialog[open]').waitFor()
    await portray(page, `console/own-units-invite-${called(language)}`, heldIn(language))
    await page.keyboard.press('Escape')
    await page.locator('main td button').first().click()
    await page.locator('dialog[open]').waitFor()
    await portray(page, `console/own-units-end-${called(language)}`, heldIn(language))
  })
})
