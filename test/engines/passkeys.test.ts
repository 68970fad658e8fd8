import { afterEach, beforeEach, expect } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { fetchPasskeyWords } from '../../widgets/words/generated/passkey.ts'
import { fetchThisDeviceWords } from '../../widgets/words/generated/this-device.ts'
import { fetchWebauthnWords } from '../../widgets/words/generated/webauthn.ts'
import { bundled } from '../support/widgets-bundle.ts'
import { pageOf } from '../widgets/support/browser.ts'
import { type StandIn, startStandIn } from '../widgets/support/stand-in.ts'
import { viewOf } from '../widgets/support/views.ts'
import { inEachEngine } from './support/engines.ts'
import { mouse } from './support/hands.ts'
import type { Tab } from './support/tab.ts'

/** Passkeys in a browser that has no authenticator at hand, or knows no such thing: what it says, and that there is a way on. */
let standIn: StandIn

beforeEach(async () => {
  standIn = await startStandIn(bundled)
})
afterEach(() => standIn.close())

const wordsIn = async () => ({
  ceremony: (await fetchWebauthnWords.en()).words.ceremony,
  passkey: (await fetchPasskeyWords.en()).words.passkey,
  device: (await fetchThisDeviceWords.en()).words['this-device-enrol'],
})

async function look(tab: Tab, step: StepName): Promise<void> {
  standIn.play(() => viewOf(step, { ways: { other: true, lost: true, skip: false } }))
  const element = `<farstu-login api="${standIn.api}" portal="example" lang="en"></farstu-login>`
  await tab.goto(standIn.show('/', { html: pageOf(standIn.api, element) }))
  await tab.there(`farstu-login[step="${step}"]:not([busy])`)
}

/** Firefox knows credentials, WebKitGTK does not. */
const knows = (tab: Tab): Promise<boolean> => tab.run(() => 'PublicKeyCredential' in window)

inEachEngine(({ open, holds }) => {
  holds(
    'a passkey that is asked for can be given up, and so can a browser without any',
    async () => {
      const { ceremony, passkey } = await wordsIn()
      const tab = await open()
      await look(tab, 'passkey')
      if (await knows(tab)) {
        await mouse.press(tab, ['button', passkey.go])
        await mouse.press(tab, ['button', ceremony.stop])
        await tab.sees(['button', passkey.go])
      } else await tab.sees(['text', ceremony.wrong.unsupported])
      await tab.sees(['button', 'Try another way'])
      expect(standIn.calls.filter(({ path }) => path.endsWith('/answer'))).toEqual([])
    },
  )

  holds(
    'this device, where it has no finger, face or PIN, is told how to come by one',
    async () => {
      const { ceremony, device } = await wordsIn()
      const tab = await open()
      await look(tab, 'this-device-enrol')
      const says = (await knows(tab)) ? device.unready : ceremony.wrong.unsupported
      await tab.sees(['text', says])
      await tab.sees(['button', 'Try another way'])
    },
  )
})
