import { html } from 'hono/html'
import { languageFor } from '../contract/plain/languages.ts'
import type { AcrValue } from '../contract/views.ts'
import type { Portal } from '../domain/portals/portal.ts'
import type { HelpContact } from '../ports/store/portal-store.ts'
import { helpList } from './help-list.ts'
import { type Html, hostedFrame } from './hosted-frame.ts'
import { wordsIn } from './words/generated/words.ts'

export type HostedPage = 'sign-in' | 'invitation' | 'account'

/** What a page may ask for beyond the portal's policy, as attributes of its widget. */
export interface Asked {
  readonly acr: AcrValue | null
  /** Seconds. */
  readonly maxAge: number | null
  readonly forgotten: boolean
}

interface Shown {
  readonly name: HostedPage
  readonly portal: Portal
  readonly language: string
  readonly help: readonly HelpContact[]
  readonly publicUrl: string
  readonly state: string
  /** What the host asked for, where it sent somebody on to us. */
  readonly asked: Asked
  /** Where a sign-in is handed over: see `returnUrl`. Null for nowhere. */
  readonly back: string | null
}

const SCRIPTS: Readonly<Record<HostedPage, string>> = {
  'sign-in': '/widgets/farstu.js',
  invitation: '/widgets/farstu.js',
  account: '/widgets/account.js',
}

/** A page of ours around one widget. */
export function hostedDocument(shown: Shown): Html {
  const { portal, language } = shown
  return hostedFrame({
    language,
    title: titleOf(shown),
    portal,
    scripts: [SCRIPTS[shown.name], '/pages/hosted-script.js'],
    content: widgetOf(shown),
  })
}

function widgetOf(shown: Shown): Html {
  const { name, portal, language, help, publicUrl, state, back, asked } = shown
  const fallback = fallbackOf({ name, portal, language, help })
  const attributes = html`api="${publicUrl}" portal="${portal.id}" data-home="${portal.homeUrl}"`
  const stateAttribute = state === '' ? '' : html`state="${state}"`
  const backAttribute = back === null ? '' : html`data-back="${back}"`
  if (name === 'account') return accountOf({ portal, publicUrl, language, fallback, back })
  return name === 'sign-in'
    ? html`<farstu-login ${attributes} ${stateAttribute} ${backAttribute} ${askedAttributes(asked)} ${asked.forgotten ? 'forgotten' : ''}>${fallback}</farstu-login>`
    : html`<farstu-invitation ${attributes} ${stateAttribute} ${backAttribute} ${askedAttributes(asked)}>${fallback}</farstu-invitation>`
}

function askedAttributes({ acr, maxAge }: Asked): Html {
  return html`${acr === null ? '' : html`acr="${acr}"`} ${maxAge === null ? '' : html`max-age="${maxAge}"`}`
}

/** The own account, and the way back: to the page that led here, where the portal has registered it. */
function accountOf({
  portal,
  publicUrl,
  language,
  fallback,
  back,
}: Pick<Shown, 'portal' | 'publicUrl' | 'language' | 'back'> & { readonly fallback: Html }): Html {
  const words = wordsIn[languageFor(language)]
  return html`<farstu-account api="${publicUrl}" portal="${portal.id}">${fallback}</farstu-account>
      <p><a href="${back ?? portal.homeUrl}">${words.backTo({ portal: portal.name })}</a></p>`
}

/** For browsers in which no script runs: whom to ask. */
function fallbackOf(shown: Pick<Shown, 'name' | 'portal' | 'language' | 'help'>): Html {
  const { portal, language, help } = shown
  const words = wordsIn[languageFor(language)]
  return html`<div>
    <h2>${titleOf(shown)}</h2>
    <p>${words.needsScript}</p>
    ${helpList(help)}
    <p><a href="${portal.homeUrl}">${words.backTo({ portal: portal.name })}</a></p>
  </div>`
}

function titleOf({ name, language }: Pick<Shown, 'name' | 'language'>): string {
  const words = wordsIn[languageFor(language)]
  return { 'sign-in': words.signIn, invitation: words.invitation, account: words.account }[name]
}
