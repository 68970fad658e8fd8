import type { AccountView } from '../../../api/contract/account-wire.ts'
import type { AccountClient } from '../../client/account-client.ts'
import type { Outcome } from '../../client/problem.ts'
import { type Asked, type Done, FIELDS, rowOf } from './account-acts.ts'
import type { MethodActs, Opened } from './methods-section.ts'
import type { SessionActs } from './other-sections.ts'
import { OWN_NAME, OWN_TELEPHONE, type PersonalActs } from './personal-section.ts'

/** What has been changed, as the page is told. */
export type What = 'methods' | 'sessions' | 'personal'

/** What the account does with what is pressed in its sections. */
interface Doing {
  /** Resolves whether it was done. */
  readonly change: (
    ask: (client: AccountClient) => Promise<Outcome<AccountView>>,
    told: { readonly done: Done; readonly what: What },
  ) => Promise<boolean>
  readonly ask: (asked: Asked) => void
  /** Opens a row, or closes what is open. */
  readonly open: (opened: Opened | null) => void
  readonly focus: (selector: string) => void
  readonly signOut: () => void
}

/** What can be pressed, by section; what has been opened is closed and left once it is done. */
export function sectionActs({ change, ask, open, focus, signOut }: Doing) {
  const toSessions = () => focus('#sessions')

  const sessions: Omit<SessionActs, 'ownPage'> = {
    end: ({ id }) =>
      void change((client) => client.endSession(id), { done: 'ended', what: 'sessions' }).then(
        toSessions,
      ),
    endOthers: () =>
      void change((client) => client.endOthers(), { done: 'ended', what: 'sessions' }).then(
        toSessions,
      ),
    signOut,
  }

  const personal: PersonalActs = {
    open,
    call: (names) =>
      void change((client) => client.call(names), { done: 'named', what: 'personal' }).then(
        (isDone) => (isDone ? open(null) : focus(FIELDS[OWN_NAME.what])),
      ),
    readdress: (address) => ask({ what: 'readdress', address }),
    ringAt: (telephone) =>
      void change((client) => client.ringAt(telephone), {
        done: 'telephone',
        what: 'personal',
      }).then((isDone) => (isDone ? open(null) : focus(FIELDS[OWN_TELEPHONE.what]))),
    speak: (language) =>
      void change((client) => client.speak(language), { done: 'language', what: 'personal' }),
  }

  const methods: MethodActs = {
    open,
    rename: (method, name) =>
      void change((client) => client.rename(method.id, name), {
        done: 'renamed',
        what: 'methods',
      }).then((isDone) => (isDone ? open(null) : focus(FIELDS.rename))),
    prefer: (method) =>
      void change((client) => client.prefer(method.id), {
        done: 'preferred',
        what: 'methods',
      }).then(() => focus(rowOf(method))),
    try: (method) => ask({ what: 'try', method }),
    remove: (method) => ask({ what: 'remove', method }),
    add: (kind) => ask({ what: 'add', kind }),
    makeCodes: () => ask({ what: 'codes' }),
    changePassword: () => ask({ what: 'change-password' }),
  }

  const freeze = {
    lift: () =>
      void change((client) => client.unfreeze(), { done: 'unfrozen', what: 'personal' }).then(() =>
        focus('h2'),
      ),
  }

  const colleague = {
    confirm: (ask: string) =>
      void change((client) => client.confirmColleague(ask), {
        done: 'confirmedColleague',
        what: 'personal',
      }).then(() => focus('h2')),
  }

  return { sessions, personal, methods, freeze, colleague }
}
