import type { House } from './house.ts'
import type { Premises } from './premises.ts'

/** How a mail is come by: `inMailbox` as a person reads it, or `atOnce`. */
export type ReadMail<Where extends Premises> = (house: Where, subject: RegExp) => Promise<string>

/** The plain text of the newest mail, as it was delivered; empty when there is none. */
export const atOnce: ReadMail<Premises> = async (house, subject) => {
  await house.server.deliverMail()
  const mails = await house.server.mails()
  return mails.find((mail) => subject.test(mail.subject))?.text ?? ''
}

/** The same, opened in the mailbox page. */
export const inMailbox: ReadMail<House> = async (house, subject) => {
  await house.server.deliverMail()
  const page = await house.visit()
  await page.goto(`${house.api}/dev/mailbox`)
  await page.getByRole('link', { name: subject }).first().click()
  const text = (await page.locator('pre').textContent()) ?? ''
  await page.context().close()
  return text
}

export async function invitationLink<Where extends Premises>(
  house: Where,
  read: ReadMail<Where> = atOnce,
): Promise<string> {
  const text = await read(house, /Invitation|Inbjudan/)
  return /^http\S+#farstu-invitation=\S+$/m.exec(text)?.[0] ?? ''
}

export async function mailedCode<Where extends Premises>(
  house: Where,
  read: ReadMail<Where> = atOnce,
): Promise<string> {
  const text = await read(house, /^\d{6} /)
  return /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? ''
}
