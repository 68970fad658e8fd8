import type { AcceptedNotice, AccountView, AccountWho } from '../../contract/account-wire.ts'
import { fullName, type Names } from '../../contract/plain/full-name.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { acceptedNotice, type NoticeNamed } from './accepted-notice.ts'
import { readAccount } from './account-view.ts'
import { type AccountChange, type ChangeRefusal, createAccountChanges } from './changes.ts'
import { type Caller, enter, type NotEntered, signedInAs } from './entering.ts'

/** The account as it now stands, or why it is not shown, or not changed. */
export type AccountAnswered =
  | { readonly account: AccountView; readonly code: null }
  | { readonly account: null; readonly code: NotEntered | ChangeRefusal }

/** A text that was accepted, or why it is not shown. */
type NoticeAnswered =
  | { readonly notice: AcceptedNotice; readonly code: null }
  | { readonly notice: null; readonly code: NotEntered | 'not_found' }

/** What whoever is signed in sees of their account, and changes in it. */
export function createAccounts(services: ServicesWithPortals) {
  const { store, clock } = services
  const changes = createAccountChanges(services)

  const read = (caller: Caller): Promise<AccountAnswered> => {
    const now = clock.now()
    return store.run(function* (): Statement<AccountAnswered> {
      const entered = yield* enter(services, caller, now)
      if (typeof entered === 'string') return { account: null, code: entered }
      const { isOurPage } = caller
      return { account: yield* readAccount(services, entered, { isOurPage, now }), code: null }
    })
  }

  /** Session and level are asked again once the lock is held: another browser may have ended the one. */
  const changed = (
    caller: Caller,
    change: AccountChange,
  ): Promise<NotEntered | ChangeRefusal | null> => {
    const now = clock.now()
    const { isOurPage } = caller
    return store.atomically(function* (): Statement<NotEntered | ChangeRefusal | null> {
      const found = yield* signedInAs(services, caller, now)
      if (!found) return 'unauthorized'
      yield* store.people.lock(found.person.id)
      const entered = yield* enter(services, caller, now)
      return typeof entered === 'string' ? entered : yield* change(entered, { isOurPage, now })
    })
  }

  const take = async (caller: Caller, change: AccountChange): Promise<AccountAnswered> => {
    const code = await changed(caller, change)
    return code === null ? read(caller) : { account: null, code }
  }

  /** Nothing is changed in an account that is frozen, but what takes away. */
  const perform = (caller: Caller, change: AccountChange): Promise<AccountAnswered> =>
    take(caller, function* (entered, at) {
      return entered.person.frozenAt === null ? yield* change(entered, at) : 'account_frozen'
    })

  return {
    /** Says no more than a page learns that redeems the sign-in: at any level. */
    async who(caller: Caller): Promise<AccountWho> {
      const now = clock.now()
      const found = await store.run(() => signedInAs(services, caller, now))
      if (!found) return { active: false }
      const { person } = found
      return { active: true, name: fullName(person), address: person.email }
    },

    read,

    /** A text is shown to whoever has accepted it. */
    notice(caller: Caller, named: NoticeNamed): Promise<NoticeAnswered> {
      const now = clock.now()
      return store.run(function* (): Statement<NoticeAnswered> {
        const entered = yield* enter(services, caller, now)
        if (typeof entered === 'string') return { notice: null, code: entered }
        const notice = yield* acceptedNotice(services, entered, named)
        return notice ? { notice, code: null } : { notice, code: 'not_found' }
      })
    },

    rename: (caller: Caller, methodId: string, name: string) =>
      perform(caller, changes.rename(methodId, name)),
    prefer: (caller: Caller, methodId: string) => perform(caller, changes.prefer(methodId)),
    call: (caller: Caller, names: Names) => perform(caller, changes.call(names)),
    ringAt: (caller: Caller, telephone: string) => perform(caller, changes.ringAt(telephone)),
    speak: (caller: Caller, language: string) => perform(caller, changes.speak(language)),
    endSession: (caller: Caller, sessionId: string) => take(caller, changes.endOne(sessionId)),
    freeze: (caller: Caller) => changed(caller, changes.freeze()),
    unfreeze: (caller: Caller) => take(caller, changes.unfreeze()),
    endOtherSessions: (caller: Caller) => take(caller, changes.endOthers()),
  }
}

export type Accounts = ReturnType<typeof createAccounts>
