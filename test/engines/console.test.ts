import { afterEach, beforeEach, expect } from 'vitest'
import { wordsIn } from '../../console/words/chosen-language.ts'
import { PAGES } from '../console/support/pages.ts'
import { enrolled } from '../support/api/browser.ts'
import { MINUTE } from '../support/api/clock.ts'
import { keepPicture } from '../support/drawing.ts'
import { openPremises, type Premises } from '../support/e2e/premises.ts'
import { inEachEngine } from './support/engines.ts'
import { mouse } from './support/hands.ts'
import { personWith } from './support/person.ts'
import { stagesOf } from './support/stages.ts'
import type { Tab } from './support/tab.ts'

/** The way into the console, a walk through its rooms, out, and in again: over https. */
const OWNER = 'owner@example.org'
const words = await wordsIn('en')
let premises: Premises

beforeEach(async () => {
  premises = await openPremises({ isSecure: true })
})
afterEach(() => premises.close())

const link = async (): Promise<string> => {
  const { domain } = premises.server
  const named = { firstName: 'Test', lastName: 'Owner', language: 'en' } as const
  const invited = await domain.owners.invite({ email: OWNER, ...named })
  if (!invited.ok) throw new Error(invited.mistake)
  return invited.link
}

/** Errors of scripts from now on, where nobody has caught them. */
const listen = () => {
  const heard: string[] = []
  Object.assign(window, { heard })
  addEventListener('error', ({ message }) => heard.push(message))
  addEventListener('unhandledrejection', ({ reason }) => heard.push(String(reason)))
}

const whatIsWrong = () => {
  const tooWide = document.documentElement.scrollWidth - window.innerWidth
  const { heard } = window as unknown as { readonly heard: readonly string[] }
  return [...heard, ...(tooWide > 0 ? [`${location.pathname} scrolls sideways`] : [])]
}

/** Rooms by the links that lead there, one after the other. */
const ROOMS = [
  ['overview', words.overview],
  ['invitations', words.invitations],
  ['invite', words.list.invite],
  ['people', words.people],
  ['person', 'Test Reporter'],
  ['units', words.units],
  ['setup', words.setup],
] as const

async function look(tab: Tab, [room, link]: (typeof ROOMS)[number]): Promise<void> {
  await tab.click(['link', link])
  await tab.sees(['css', PAGES[room][1]])
  expect(new URL(await tab.url()).pathname).toMatch(/^\/console\/demo\//)
  await keepPicture(`engines/${tab.engine}-${room}`, tab.picture)
  expect(await tab.run(whatIsWrong)).toEqual([])
}

inEachEngine(({ open, holds }) => {
  holds(
    'an owner comes into the console, through its rooms, out, and in again',
    async (context) => {
      const stage = stagesOf(context)
      const { server, api } = premises
      await enrolled(server)
      const tab = await stage('a browser', open)
      const person = personWith(mouse, tab, premises)

      await tab.goto(await link())
      await stage('the mailed code', () => person.proveMailbox(premises))
      await stage('the name', person.confirmName)
      const secret = await stage('the app', person.enrolApp)
      await stage('the password', person.choosePassword)
      await stage('the console', () => tab.sees(['button', words.signOut]))
      await tab.run(listen)
      for (const room of ROOMS) await stage(`room: ${room[0]}`, () => look(tab, room))

      await stage('out', async () => {
        await tab.click(['button', words.signOut])
        await tab.sees(['text', words.signInIntro])
      })
      server.clock.advance(MINUTE)
      await tab.goto(`${api}/console/demo/people`)
      await stage('the address', () => person.typeAddress(OWNER))
      await stage('the password again', person.typePassword)
      await stage('the code', () => person.typeAppCode(secret))
      await stage('where they were', () => tab.sees(['heading', words.people]))
      expect(await tab.run(() => document.documentElement.lang)).toBe('en')
    },
  )
})
