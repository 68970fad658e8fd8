import type { AccountMethod, AccountView } from '../../../api/contract/account-wire.ts'
import type { MethodKind } from '../../../api/contract/views.ts'
import type { Told } from './account-words.ts'

/** What is said aloud once it is done. */
export type Done = keyof Told['words']['done']

/** Whatever is to be shown with a factor: an element in the light DOM, so that password managers find its fields. */
export type Asked =
  | { readonly what: 'sign-in' | 'step-up' | 'codes' | 'change-password' }
  | { readonly what: 'add'; readonly kind: MethodKind }
  | { readonly what: 'remove' | 'try'; readonly method: AccountMethod }
  /** It has been proven. */
  | { readonly what: 'readdress'; readonly address: string }

const TAGS = {
  'sign-in': 'farstu-login',
  'step-up': 'farstu-login',
  add: 'farstu-authenticator',
  try: 'farstu-authenticator',
  codes: 'farstu-recovery-codes',
  'change-password': 'farstu-password',
  remove: 'farstu-confirm',
  readdress: 'farstu-confirm',
} as const

/** What each tells when it is done. */
export const DONE = {
  'sign-in': 'farstu-signed-in',
  'step-up': 'farstu-signed-in',
  add: 'farstu-enrolled',
  try: 'farstu-tried',
  codes: 'farstu-enrolled',
  'change-password': 'farstu-enrolled',
  remove: 'farstu-confirmed',
  readdress: 'farstu-confirmed',
} as const

interface Page {
  readonly api: string
  readonly portal: string
  readonly state: string | null
  readonly theme: string | null
}

/** The element that asks for it, ready to be put into the account's slot `act`. */
export function elementFor(asked: Asked, { api, portal, state, theme }: Page): HTMLElement {
  const element = document.createElement(TAGS[asked.what])
  const isSignIn = asked.what === 'sign-in' || asked.what === 'step-up'
  const said = {
    slot: 'act',
    api,
    portal,
    theme,
    state: isSignIn ? state : null,
    acr: asked.what === 'step-up' ? 'aal2' : null,
    act: actOf(asked),
    kind: asked.what === 'add' ? asked.kind : null,
    tries: asked.what === 'try' ? asked.method.id : null,
    object: objectOf(asked),
  }
  for (const [name, value] of Object.entries(said)) if (value) element.setAttribute(name, value)
  return element
}

function actOf({ what }: Asked) {
  if (what === 'remove') return 'method.remove'
  return what === 'readdress' ? 'address.change' : null
}

function objectOf(asked: Asked): string | null {
  if (asked.what === 'remove') return asked.method.id
  return asked.what === 'readdress' ? asked.address : null
}

/** Nobody waits for it, and where it cannot be fetched nothing is amiss. */
export const tellBrowser = ({ signals }: AccountView): void =>
  void import('../../methods/webauthn/signals.ts')
    .then(({ signalKnown }) => signalKnown(signals))
    .catch(() => undefined)

/** What is said once it is done; null where the account itself is what was asked for. */
export const REACHED = {
  'sign-in': null,
  'step-up': null,
  add: 'added',
  try: 'tried',
  codes: 'codesMade',
  'change-password': 'passwordChanged',
  remove: 'removed',
  readdress: 'address',
} as const satisfies Readonly<Record<Asked['what'], Done | null>>

/** What was added, where it can be tried; null for nothing. */
export const addedSince = (
  before: AccountView | null,
  after: AccountView | null,
): AccountMethod | null =>
  (before &&
    after?.methods.find(
      ({ id, canTry }) => canTry && before.methods.every((method) => method.id !== id),
    )) ??
  null

/** Where the focus goes when something is opened. */
export const FIELDS = {
  rename: '#name',
  remove: '#removing',
  'own-name': '#firstName',
  'own-telephone': '#own-telephone-field',
} as const

/** Selector of the name that a row is opened by. */
export const rowOf = ({ id }: Pick<AccountMethod, 'id'>): string => `[data-row="${id}"] .name`
