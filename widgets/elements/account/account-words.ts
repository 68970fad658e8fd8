import type { AccountView } from '../../../api/contract/account-wire.ts'
import type { ToldAct } from '../../../api/contract/plain/account/told-acts.ts'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import type { Language } from '../../../api/contract/plain/languages.ts'
import type { MethodKind } from '../../../api/contract/views.ts'
import { type AccountWords, fetchAccountWords } from '../../words/generated/account.ts'
import { fetchLaterWords, type LaterWords } from '../../words/generated/later.ts'

/** Words of the account, with times and names put into them. */
export interface Told {
  readonly words: AccountWords
  readonly kinds: LaterWords['frame']['kinds']
  /** What is left to do elsewhere once one was removed, by its kind. */
  readonly leftovers: Readonly<Partial<Record<MethodKind, string>>>
  /** A moment, in the time zone of the portal. */
  readonly when: (iso: string, timeZone: string) => string
  /** What a language is called, by its tag. */
  readonly language: (tag: string) => string
  /** "A, B and C". */
  readonly list: (items: readonly string[]) => string
  readonly acts: Readonly<Record<ToldAct, string>>
}

/** What a method is called: by its person, else by its kind. */
export const calledIn = (
  { kinds }: Pick<Told, 'kinds'>,
  { name, kind }: { readonly name: string; readonly kind: MethodKind },
): string => name || kinds[kind]

/** The same with its kind: a name that was only made up, of the portal, tells nothing of what it is. */
export const calledWithKind = (
  { kinds }: Pick<Told, 'kinds'>,
  { name, kind }: { readonly name: string; readonly kind: MethodKind },
): string => (name ? `${name} (${kinds[kind]})` : kinds[kind])

/** Fetched together; in a language of its own each. */
export async function fetchTold(language: Language): Promise<Told> {
  const fetched = [fetchAccountWords[language](), fetchLaterWords[language]()] as const
  const [{ words }, { words: later }] = await Promise.all(fetched)
  const { locale } = LANGUAGE_FACTS[language]
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return {
    words,
    kinds: later.frame.kinds,
    leftovers: later.frame.leftovers,
    when: (iso, timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
        Date.parse(iso),
      ),
    language: (tag) => names.of(tag) ?? tag,
    list: (items) => new Intl.ListFormat(locale).format(items),
    acts: actsOf(words),
  }
}

function actsOf({ acts }: AccountWords): Told['acts'] {
  return {
    'invitation.completed': acts.joined,
    'person.renamed': acts.nameChanged,
    'person.telephone-changed': acts.telephoneChanged,
    'person.address-changed': acts.addressChanged,
    'person.mail-language-chosen': acts.languageChanged,
    'person.suspended': acts.suspended,
    'person.reopened': acts.reopened,
    'account.frozen': acts.frozen,
    'account.unfrozen': acts.unfrozen,
    'method.added': acts.added,
    'method.renamed': acts.renamed,
    'method.preferred': acts.preferred,
    'method.removed': acts.removed,
    'method.suspended': acts.methodSuspended,
    'method.given-back': acts.givenBack,
    'methods.reset': acts.reset,
    'pass.issued': acts.passIssued,
    'pass.used': acts.passUsed,
    'caller.verified': acts.callerVerified,
    'colleague.confirmed': acts.colleagueConfirmed,
    'method.wrong': acts.wrong,
    'password.wrong': acts.passwordWrong,
    'method.locked': acts.locked,
    'method.disabled': acts.disabled,
    'recovery-codes.made': acts.codesMade,
    'recovery-code.used': acts.codeUsed,
    'password.set': acts.passwordSet,
    'password.replaced': acts.passwordReplaced,
    'notice.accepted': acts.accepted,
    'confirmation.given': acts.confirmed,
    'session.started': acts.started,
    'session.ended': acts.ended,
    'sessions.ended': acts.endedAll,
    'membership.ended': acts.roleEnded,
  }
}

/** What a section is drawn with. */
export interface Drawn {
  readonly told: Told
  readonly account: AccountView
  /** What was done last. */
  readonly done: keyof AccountWords['done'] | null
  /** A moment of this account, in words. */
  readonly at: (iso: string) => string
}
