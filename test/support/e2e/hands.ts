import type { Locator, Page } from 'playwright-core'
import { toAccount, toAccountByKeys } from './account-menu.ts'
import { reach } from './by-keyboard.ts'

/** What somebody works with, so that one story can be told of a mouse and of keys. */
export interface Hands {
  /** A button or a link. */
  press(target: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  tick(box: Locator): Promise<void>
  /** From the header of a portal to the account of whoever is signed in. */
  toAccount(page: Page): Promise<void>
}

const mouse: Hands = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  tick: (box) => box.check(),
  toAccount,
}

/** Nothing is put anywhere: the focus has to come there by Tab, and what is typed goes where it is. */
const keyboard: Hands = {
  async press(target) {
    await reach(target)
    await target.page().keyboard.press('Enter')
  },
  async write(field, text) {
    await reach(field)
    await field.page().keyboard.type(text)
  },
  async tick(box) {
    await reach(box)
    await box.page().keyboard.press('Space')
  },
  toAccount: toAccountByKeys,
}

export const HANDS = { mouse, keyboard }
