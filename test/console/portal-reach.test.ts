import { expect, it } from 'vitest'
import { violationsOf } from '../support/e2e/axe.ts'
import { portray } from '../support/e2e/pictures.ts'
import { setupView } from './support/setup.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const COUNTS = {
  'locked-out': 25,
  'must-set-up': 0,
  'must-make-codes': 0,
  'loses-codes': 0,
  'signed-out': 1,
}
const person = (at: number) => ({
  id: `p${at}`,
  firstName: '',
  lastName: at === 0 ? 'Ω'.repeat(200) : `Number ${at}`,
  address: `o${at}@example.org`,
  roles: [],
})
const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => person(from + at))

/** Twenty-five people in two pages, and one who is signed out. */
function listOf({ concern, after }: { readonly concern?: string; readonly after?: string }) {
  const seen = { preview: 'seen', counts: COUNTS }
  if (concern === undefined) return { ...seen, people: [], next: null }
  if (concern === 'signed-out') return { ...seen, people: people(30, 31), next: null }
  return after
    ? { ...seen, people: people(15, 25), next: null }
    : { ...seen, people: people(0, 15), next: 'on' }
}

function play() {
  stage.play(({ path, body }) => {
    if (path.endsWith('/preview/mail')) return { mails: 26 }
    if (path.endsWith('.csv')) return new TextEncoder().encode('why;name')
    if (path.endsWith('/preview')) return listOf(body)
    const isUnseen = path.endsWith('/setup') && 'policy' in body && body.preview !== 'seen'
    return isUnseen ? problem('preview_needed') : undefined
  })
}

async function looked() {
  play()
  const page = await stage.open('demo/setup/sign-in')
  await page.getByRole('button', { name: 'Change: What is asked' }).click()
  await page.getByLabel('Short').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('25 people are locked out').waitFor()
  return page
}

const sentTo = (end: string) =>
  stage.calls.findLast(({ method, path }) => method === 'POST' && path.endsWith(end))?.body

it('shows whom the rules concern, and saves them as they were looked at', async () => {
  const page = await looked()
  expect(await page.locator('.reach li').first().textContent()).toContain('o0@example.org')
  await portray(page, 'console/setup-reach')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved: What is asked.').waitFor()
  expect(sentTo('/setup')).toMatchObject({ policy: { sessions: 'short' }, preview: 'seen' })
})

it('shows everybody whom the rules concern, by the keyboard, and goes on at the first who is new', async () => {
  const page = await looked()
  const more = page.getByRole('button', { name: 'Show more' })
  expect(await more.textContent()).toBe('Show more (15 left)')
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByText('o10@example.org').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('o10@')
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByText('o24@example.org').waitFor()
  expect(await more.count()).toBe(0)
  expect(sentTo('/setup/preview')).toMatchObject({ concern: 'locked-out', after: 'on' })
  expect(await violationsOf(page)).toEqual([])
})

it('hands them over as a table, and writes to them once, without saving anything', async () => {
  const page = await looked()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a table' }).click()
  expect((await saving).suggestedFilename()).toBe('demo-policy.csv')
  const day = page.getByLabel('First day of the new rules')
  await day.fill('2999-12-01')
  await day.press('Enter')
  const saves = stage.calls.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/setup'),
  )
  expect(saves).toHaveLength(1)
  await page.getByRole('button', { name: 'Write to those concerned' }).click()
  await page.getByText('26 mails are on their way.').waitFor()
  expect(sentTo('/preview/mail')).toMatchObject({ preview: 'seen', from: '2999-12-01' })
  expect(await page.getByRole('button', { name: 'Write to those concerned' }).count()).toBe(0)
})

it('has fields for how old a sign-in may be, what confirms acts, and who may set up what', async () => {
  const page = await stage.open('demo/setup/sign-in')
  await page.getByRole('button', { name: 'Change: What is asked' }).click()
  await page.getByLabel('Oldest sign-in').fill('30')
  await page.getByLabel('These second factors alone').check()
  const codes = page.getByRole('group', { name: 'Recovery codes', exact: true }).last()
  await codes.getByRole('checkbox').first().check()
  await codes.getByLabel('Last day to set one up').fill('2030-06-30')
  await portray(page, 'console/setup-limits')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved: What is asked.').waitFor()
  expect(sentTo('/setup')).toMatchObject({
    policy: {
      maxAgeMinutes: 30,
      actFactors: ['totp'],
      enrolling: [{ kind: 'recovery-codes', lastDay: '2030-06-30' }],
    },
  })
  await page.getByText('30 minutes').waitFor()
})

it('has ticks for what a sign-in takes, acts by themselves, and units, by the keyboard and on a phone', async () => {
  const page = await stage.open('demo/setup/sign-in')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.getByRole('button', { name: 'Change: What is asked' }).click()
  const begins = page.getByRole('group', { name: 'A sign-in begins with' })
  const second = page.getByRole('group', { name: 'Second factors', exact: true })
  await begins.getByLabel('Passkey').check()
  await second.getByLabel('Security key').focus()
  await page.keyboard.press('Space')
  await page.getByRole('group', { name: 'Suggested first' }).getByLabel('Security key').check()
  await page.getByLabel('Days of grace').fill('14')
  await page.getByRole('button', { name: 'Add: Changing the password' }).focus()
  await page.keyboard.press('Enter')
  const word = page.getByLabel('Another act of your server')
  await word.fill('withdraw')
  await page.getByRole('button', { name: 'Add this act' }).click()
  const withdrawing = page.getByRole('group', { name: 'Act of the host: withdraw' })
  await withdrawing.getByLabel('Authenticator app').uncheck()
  const codes = page.getByRole('group', { name: 'Recovery codes', exact: true }).last()
  await codes.getByLabel('Only people of these units').fill('0180\n 0184 ')
  await codes.getByLabel('Only whoever was invited by a list').check()
  expect(await violationsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await portray(page, 'console/setup-factors-narrow')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved: What is asked.').waitFor()
  expect(sentTo('/setup')).toMatchObject({
    policy: {
      firstFactors: ['password', 'passkey'],
      secondFactors: ['security-key', 'totp'],
      graceDays: 14,
      acts: [
        { by: 'us', act: 'password.change', factors: ['security-key', 'totp'] },
        { by: 'host', act: 'withdraw', factors: ['security-key'] },
      ],
      enrolling: [
        { kind: 'recovery-codes', roles: null, units: ['0180', '0184'], importedOnly: true },
      ],
    },
  })
})

it('leaves out the password, says what that means, and offers a passkey after a sign-in', async () => {
  const page = await stage.open('demo/setup/sign-in')
  await page.getByRole('button', { name: 'Change: What is asked' }).click()
  const begins = page.getByRole('group', { name: 'A sign-in begins with' })
  await begins.getByLabel('Passkey').check()
  expect(await page.getByRole('group', { name: 'Passwords' }).count()).toBe(1)
  await begins.getByLabel('Password').uncheck()
  await page.getByRole('status').getByText('Nobody chooses a password here').waitFor()
  expect(await page.getByRole('group', { name: 'Passwords' }).count()).toBe(0)
  await page.getByRole('group', { name: 'After a sign-in' }).getByLabel('Offer a passkey').check()
  await portray(page, 'console/setup-passwordless')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved: What is asked.').waitFor()
  expect(sentTo('/setup')).toMatchObject({
    policy: { firstFactors: ['passkey'], offer: 'offered' },
  })
  await page.getByText('Offer a passkey').waitFor()
})

it('changes the domain of passkeys as long as nobody has one, and says what other domains are to answer', async () => {
  const page = await stage.open('demo/setup/sign-in')
  await page.getByRole('button', { name: 'Change: Domain of passkeys' }).click()
  await page.getByLabel('Domain', { exact: true }).fill(' example.org ')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved: Domain of passkeys.').waitFor()
  expect(sentTo('/setup')).toEqual({ version: 3, rpId: 'example.org' })
  const { embedding } = setupView()
  const address = 'https://example.org/.well-known/webauthn'
  stage.play(({ path, method }) =>
    method === 'GET' && path.endsWith('/setup')
      ? setupView({
          domain: { now: 'example.org', isFixed: true },
          embedding: { ...embedding, relatedOrigins: { address, text: '{"origins":[]}' } },
        })
      : undefined,
  )
  const fixed = await stage.open('demo/setup/sign-in')
  await fixed.getByText('It stays: somebody has a passkey for it.').waitFor()
  expect(await fixed.getByRole('button', { name: 'Change: Domain of passkeys' }).count()).toBe(0)
  const shown = await stage.open('demo/setup/embedding')
  await shown.getByText(address).waitFor()
  expect(await violationsOf(shown)).toEqual([])
})
