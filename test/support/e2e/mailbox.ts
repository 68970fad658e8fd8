import type { House } from './house.ts'

/** Opens the newest mail in the mailbox page and resolves its plain text. */
export async function newestMail(house: House, subject: RegExp): Promise<string> {
  await house.server.deliverMail()
  const page = await house.visit()
  await page.goto(`${house.api}/dev/mailbox`)
  await page.getByRole('link', { name: subject }).first().click()
  const text = (await page.locator('pre').textContent()) ?? ''
  await page.context().close()
  return text
}

export async function invitationLink(house: House): Promise<string> {
  const text = await newestMail(house, /Invitation|Inbjudan/)
  return /^http\S+#farstu-invitation=\S+$/m.exec(text)?.[0] ?? ''
}

export async function mailedCode(house: House): Promise<string> {
  const text = await newestMail(house, /^\d{6} /)
  return /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? ''
}
