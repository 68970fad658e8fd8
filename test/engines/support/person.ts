import { vi } from 'vitest'
import { PASSWORD } from '../../support/api/browser.ts'
import { mailedCode } from '../../support/e2e/mailbox.ts'
import type { Premises } from '../../support/e2e/premises.ts'
import { keyIn } from '../../support/e2e/qr.ts'
import { SAID } from '../../support/e2e/said.ts'
import { PATIENCE } from '../../support/patience.ts'
import { totpAt } from '../../support/totp.ts'
import type { Hands } from './hands.ts'
import type { Tab } from './tab.ts'

const said = SAID.en

/** Waits until the widget shows a step and is not busy. */
export const at = (tab: Tab, step: string): Promise<void> => {
  const shows = (tag: string) => `${tag}[step="${step}"]:not([busy])`
  return tab.sees(['css', `${shows('farstu-login')}, ${shows('farstu-invitation')}`])
}

/** What a person does at each step, by what they see, with the mouse or without. */
export const personWith = ({ press, fill }: Hands, tab: Tab, { server }: Premises) => ({
  async proveMailbox(premises: Premises) {
    await at(tab, 'email-code')
    await press(tab, ['button', said.sendCode])
    // There is a mail once the field is there; until then the newest may be an older one.
    await tab.sees(['field', said.mailedCode])
    await fill(tab, said.mailedCode, await mailedCode(premises))
  },
  async confirmName() {
    await at(tab, 'register')
    await press(tab, ['button', said.confirmName])
  },
  /** Resolves the seed that the app now holds. */
  async enrolApp(): Promise<string> {
    await at(tab, 'totp-enrol')
    await tab.reveal(['css', '[role=img]'])
    // As a phone does it: until a picture can be read.
    const key = await vi.waitFor(async () => keyIn(await tab.picture()), PATIENCE)
    const secret = key.searchParams.get('secret') ?? ''
    await fill(tab, said.appCode, totpAt(secret, server.clock.now()))
    return secret
  },
  async choosePassword() {
    await at(tab, 'new-password')
    await fill(tab, said.newPassword, PASSWORD)
    await fill(tab, said.sameAgain, PASSWORD)
    await press(tab, ['button', said.savePassword])
  },
  async acceptNotice() {
    await at(tab, 'notice')
    await press(tab, ['button', 'OK'])
  },
  async typeAddress(address: string) {
    await at(tab, 'identify')
    await fill(tab, said.address, address)
    await press(tab, ['button', said.next])
  },
  async typePassword() {
    await at(tab, 'password')
    await fill(tab, said.password, PASSWORD)
    await press(tab, ['button', said.signIn])
  },
  async typeAppCode(secret: string) {
    await at(tab, 'totp')
    await fill(tab, said.code, totpAt(secret, server.clock.now()))
  },
})
