import { html } from 'hono/html'
import { languageFor } from '../contract/plain/languages.ts'
import type { Portal } from '../domain/portals/portal.ts'
import type { HelpContact } from '../ports/store/portal-store.ts'
import { helpList } from './help-list.ts'
import { type Html, hostedFrame } from './hosted-frame.ts'
import { wordsIn } from './words/generated/words.ts'

/** Why a person is not shown the page that they opened. */
export type Lost = 'nowhere' | 'elsewhere' | 'later'

interface Shown {
  readonly why: Lost
  readonly language: string
  readonly publicUrl: string
  /** Null where the address names none that there is. */
  readonly portal: Portal | null
  readonly help: readonly HelpContact[]
}

/** For a person who opened an address of ours and would be told why not in JSON. */
export function lostPage({ why, language, publicUrl, portal, help }: Shown): Html {
  const words = wordsIn[languageFor(language)]
  const { title, text } = words.lost[why]
  const content = html`<div>
    ${portal ? html`<h2>${title}</h2>` : html`<h1>${title}</h1>`}
    <p>${text}</p>
    ${why === 'elsewhere' ? html`<p><a href="${publicUrl}">${publicUrl}</a></p>` : ''}
    ${portal && waysOn(portal, language)}
    ${help.length > 0 ? html`<p>${words.whomToAsk}</p>${helpList(help)}` : ''}
  </div>`
  return hostedFrame({ language, title, portal, scripts: [], content })
}

function waysOn({ id, name, homeUrl }: Portal, language: string): Html {
  const words = wordsIn[languageFor(language)]
  return html`<p><a href="/p/${id}/sign-in?lang=${language}">${words.signIn}</a></p>
    <p><a href="${homeUrl}">${words.backTo({ portal: name })}</a></p>`
}
