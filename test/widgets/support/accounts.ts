import type { Page } from 'playwright-core'
import type {
  AcceptedNotice,
  AccountMethod,
  AccountView,
} from '../../../api/contract/account-wire.ts'
import { watchData } from '../../support/looks.ts'
import { pageOf, type Stage } from './browser.ts'
import type { Reply } from './stand-in.ts'

const DAY = '2026-11-03T09:12:00.000Z'
const YES = { signIn: 'yes', reset: 'yes', elsewhere: 'yes' } as const

export const appOf = (
  id: string,
  name: string,
  more: Partial<AccountMethod> = {},
): AccountMethod => ({
  id,
  kind: 'totp',
  name,
  addedAt: DAY,
  lastUsedAt: '2026-11-28T07:45:00.000Z',
  isDefault: false,
  mayBeDefault: true,
  state: 'active',
  pausedUntil: null,
  counts: YES,
  device: null,
  canTry: false,
  usesLeft: null,
  renewal: null,
  removal: 'yes',
  ...more,
})

const password: AccountMethod = {
  ...appOf('password', ''),
  kind: 'password',
  mayBeDefault: false,
  counts: { signIn: 'yes', reset: 'no', elsewhere: 'yes' },
  renewal: 'change-password',
  removal: 'no',
}

const codes: AccountMethod = {
  ...password,
  ...{ id: 'codes', kind: 'recovery-codes', counts: YES, usesLeft: 1, renewal: 'add-method' },
}

const session = (id: string, at: number): AccountView['sessions'][number] => ({
  id,
  portal: 'Personnel statistics',
  browser: at % 3 === 0 ? 'Firefox' : 'Safari',
  system: at % 3 === 0 ? 'Windows' : 'iOS',
  network: at % 2 === 0 ? '203.0.113.0/24' : '2001:db8:12::/48',
  startedAt: DAY,
  lastSeenAt: DAY,
  isThis: at === 0,
})

/** Somebody with two apps, two sign-ins, and a little that has happened. */
export const ACCOUNT: AccountView = {
  name: 'Test Reporter',
  firstName: 'Test',
  lastName: 'Reporter',
  address: 'reporter@example.org',
  telephone: { number: '+46 8 123 456 78', since: DAY, isOwn: true },
  mailLanguage: 'en',
  mailLanguages: ['sv', 'en', 'fi'],
  timeZone: 'Europe/Stockholm',
  methods: [appOf('phone', 'My phone', { isDefault: true }), appOf('tablet', 'Tablet'), password],
  adding: [
    { kind: 'totp', isSpare: false, whyNot: null, most: 5 },
    { kind: 'recovery-codes', isSpare: true, whyNot: null, most: 1 },
  ],
  signals: {
    rpId: 'localhost',
    userId: 'a2ltLWluLXRoaXMtcG9ydGFs',
    name: 'reporter@example.org',
    displayName: 'Test Reporter',
    credentials: ['AQID'],
  },
  sessions: [session('s0', 0), session('s1', 1)],
  sessionsElsewhere: 1,
  notices: [{ document: 'privacy', version: 2, title: 'Privacy notice', at: DAY }],
  colleagues: [],
  freeze: null,
  activity: [
    { at: DAY, act: 'session.started', isOwn: true },
    { at: DAY, act: 'method.added', isOwn: true },
    { at: DAY, act: 'person.suspended', isOwn: false },
  ],
}

/** What is read again: in the language that it was accepted in, whatever that of the screen. */
export const ACCEPTED: AcceptedNotice = {
  document: 'privacy',
  version: 2,
  language: 'sv',
  title: 'Dina personuppgifter',
  sections: [
    { heading: 'Ansvarig', body: 'Exempelmyndigheten.\nOrganisationsnummer 000000-0000.' },
    { heading: 'Dina rättigheter', body: 'Du kan få veta vad som finns om dig.' },
  ],
  at: DAY,
}

/** As full as it gets: five methods of every state, forty sign-ins, the longest names and the shortest. */
export const FULL: AccountView = {
  ...ACCOUNT,
  name: 'Ö',
  firstName: '',
  lastName: 'Ö',
  methods: [
    appOf('one', 'X'.repeat(100), { isDefault: true }),
    appOf('two', 'هاتفي الشخصي', { canTry: true }),
    appOf('three', '👩🏽‍💻', { counts: { ...YES, signIn: 'not-accepted' }, mayBeDefault: false }),
    appOf('four', 'Το κινητό μου', { state: 'off', removal: 'no', mayBeDefault: false }),
    appOf('five', 'A', {
      state: 'paused',
      pausedUntil: DAY,
      removal: 'needed',
      mayBeDefault: false,
    }),
    codes,
    password,
  ],
  adding: [
    { kind: 'totp', isSpare: false, whyNot: 'full', most: 5 },
    { kind: 'passkey', isSpare: false, whyNot: 'limited', most: 10 },
    { kind: 'this-device', isSpare: false, whyNot: 'limited', most: 10 },
  ],
  sessions: Array.from({ length: 40 }, (_, at) => session(`s${at}`, at)),
  notices: [],
  activity: [],
  colleagues: [{ id: 'ask', name: 'Åsa Öberg-Lindqvist', at: DAY }],
  freeze: { since: DAY, lift: 'here' },
}

/** A host's page with the account, to which the API answers so. */
export async function openAccount(
  stage: Stage,
  account: AccountView | ((path: string) => Reply | Promise<Reply>),
  { lang = 'en', page: given }: { readonly lang?: string; readonly page?: Page } = {},
): Promise<Page> {
  const { standIn } = stage
  standIn.play(({ path }) => {
    if (typeof account === 'function') return account(path)
    return path === 'account/notices/read' ? ACCEPTED : account
  })
  const page = given ?? (await stage.open({ reducedMotion: 'reduce' }))
  const head = `<style>:root{color-scheme:light dark}body{margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif}
    @media (prefers-color-scheme:dark){body{background:#14181c;color:#e9edf0}}</style>`
  const element = `<farstu-account api="${standIn.api}" portal="example" lang="${lang}"><a href="/hosted">My account</a></farstu-account>`
  const html = pageOf(standIn.api, element, head).replace('farstu.js', 'account.js')
  await page.goto(standIn.show('/', { html }))
  return page
}

export const WHO = { active: true, name: 'Test Reporter', address: 'reporter@example.org' } as const

/** A header with the menu, at either side of it. */
export async function openAccountMenu(
  stage: Stage,
  answer: (path: string) => Reply,
  { lang = 'en', width = 1280, side = 'end' } = {},
): Promise<Page> {
  const { standIn } = stage
  standIn.play(({ path }) => answer(path))
  const page = await stage.open({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: 640 })
  watchData(page, 'Host')
  const element = `<div style="text-align:${side}"><farstu-account-menu api="${standIn.api}" portal="example" account="/account" lang="${lang}"><a href="/sign-in">Sign in</a></farstu-account-menu></div>`
  const html = pageOf(standIn.api, element).replace('farstu.js', 'account-menu.js')
  await page.goto(standIn.show('/', { html }))
  return page
}
