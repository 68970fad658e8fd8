import type { AccountView } from '../../../api/contract/account-wire.ts'
import type { Browser, Reply } from './browser.ts'

/** What a browser asks of the own account in the portal "demo". */
export const askAccount = (browser: Browser, path: string, body: object = {}): Promise<Reply> =>
  browser.send('POST', `/v1/account/${path}`, { portal: 'demo', ...body })

/** The account as an answer shows it. @throws where the answer is a refusal. */
export function accountIn({ status, text }: Reply): AccountView {
  if (status !== 200) throw new Error(`The account was not shown: ${status} ${text}`)
  return JSON.parse(text)
}

/** The account as it stands. */
export const readAccount = async (browser: Browser): Promise<AccountView> =>
  accountIn(await askAccount(browser, 'read'))
