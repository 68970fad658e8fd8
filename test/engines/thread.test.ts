import { afterEach, beforeEach, expect } from 'vitest'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { MINUTE } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { openPremises, type Premises } from '../support/e2e/premises.ts'
import { SAID } from '../support/e2e/said.ts'
import { inEachEngine } from './support/engines.ts'
import { keyboard, mouse } from './support/hands.ts'
import { personWith } from './support/person.ts'
import { stagesOf } from './support/stages.ts'

/** From the invitation's link into the portal, out, and in again: over https, as people come. */
const said = SAID.en
let premises: Premises

beforeEach(async () => {
  premises = await openPremises({ isSecure: true })
})
afterEach(() => premises.close())

inEachEngine(({ open, holds }) => {
  for (const [name, hands] of Object.entries({ mouse, keyboard }))
    holds(`the thread leads in, out, and in again: ${name}`, async (context) => {
      const stage = stagesOf(context)
      const { server, portalUrl } = premises
      await server.invite({ language: 'en' })
      const tab = await stage('a browser', open)
      const person = personWith(hands, tab, premises)
      const signOut = ['button', said.signOut] as const

      const link = await invitationLink(premises)
      await stage('the invitation', () => tab.goto(link))
      await stage('the mailed code', () => person.proveMailbox(premises))
      await stage('the name', person.confirmName)
      const secret = await stage('the app', person.enrolApp)
      await stage('the password', person.choosePassword)
      await stage('the notice', person.acceptNotice)
      await stage('inside', () => tab.sees(signOut))
      expect(await tab.url()).toContain(`${portalUrl}/en/submission/0001/`)

      await stage('out', async () => {
        await hands.press(tab, signOut)
        await tab.sees(['text', wordsIn.en.startPage.signedOut])
      })
      server.clock.advance(MINUTE)
      await tab.goto(`${portalUrl}/en/sign-in`)
      await stage('the address', () => person.typeAddress(REPORTER))
      await stage('the password again', person.typePassword)
      await stage('the code', () => person.typeAppCode(secret))
      await stage('inside again', () => tab.sees(signOut))
      expect(await tab.run(() => window.isSecureContext)).toBe(true)
    })
})
