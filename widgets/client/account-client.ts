import type {
  AcceptedNotice,
  AccountView,
  AccountWho,
  CallerCodeView,
} from '../../api/contract/account-wire.ts'
import type { Names } from '../../api/contract/plain/full-name.ts'
import type { Outcome } from './problem.ts'
import { type ClientOptions, createSend } from './send.ts'

type Answered = Promise<Outcome<AccountView>>

/** The own account of whoever is signed in to a portal in this browser; each answer has it as it then stands. */
export interface AccountClient {
  readonly read: () => Answered
  readonly rename: (method: string, name: string) => Answered
  readonly prefer: (method: string) => Answered
  readonly call: (names: Names) => Answered
  /** Empty for none. */
  readonly ringAt: (telephone: string) => Answered
  readonly speak: (language: string) => Answered
  readonly helpdeskCode: () => Promise<Outcome<CallerCodeView>>
  readonly notice: (document: string, version: number) => Promise<Outcome<AcceptedNotice>>
  readonly endSession: (session: string) => Answered
  readonly endOthers: () => Answered
  /** "This was not me": this session ends with all others. */
  readonly freeze: () => Promise<Outcome<undefined>>
  readonly unfreeze: () => Answered
  readonly confirmColleague: (ask: string) => Answered
}

/** Who is signed in to a portal in this browser, for a menu. */
export const whoIsSignedIn = (
  options: ClientOptions,
  portal: string,
): Promise<Outcome<AccountWho>> => createSend(options)('account/who', { portal })

export function createAccountClient(options: ClientOptions, portal: string): AccountClient {
  const send = createSend(options)
  return {
    read: () => send('account/read', { portal }),
    rename: (method, name) => send('account/methods/rename', { portal, method, name }),
    prefer: (method) => send('account/methods/default', { portal, method }),
    call: ({ firstName, lastName }) => send('account/name', { portal, firstName, lastName }),
    ringAt: (telephone) => send('account/telephone', { portal, telephone }),
    speak: (language) => send('account/mail-language', { portal, language }),
    helpdeskCode: () => send('account/helpdesk-code', { portal }),
    notice: (document, version) => send('account/notices/read', { portal, document, version }),
    endSession: (session) => send('account/sessions/end', { portal, session }),
    endOthers: () => send('account/sessions/end-others', { portal }),
    freeze: () => send('account/freeze', { portal }),
    confirmColleague: (ask) => send('account/colleague/confirm', { portal, ask }),
    unfreeze: () => send('account/unfreeze', { portal }),
  }
}
