import { html } from 'hono/html'
import { languageFor } from '../contract/plain/languages.ts'
import type { Portal } from '../domain/portals/portal.ts'
import type { HelpContact } from '../ports/store/portal-store.ts'
import { helpList } from './help-list.ts'
import { type Html, hostedFrame } from './hosted-frame.ts'
import { wordsIn } from './words/generated/words.ts'

interface Shown {
  readonly portal: Portal
  readonly language: string
  readonly help: readonly HelpContact[]
}

/**
 * Where "this was not me" leads from a mail. Nothing is asked of the server before the button is pressed: gateways
 * open links and run scripts. What is said afterwards stands in the page, hidden, so that it needs no further request.
 */
export function notMeDocument({ portal, language, help }: Shown): Html {
  const words = wordsIn[languageFor(language)]
  const said = words.notMe
  const answers = {
    done: said.done,
    used: said.used,
    expired: said.expired,
    unknown: said.unknown,
    wrong: said.wrong,
  }
  return hostedFrame({
    language,
    title: said.title,
    portal,
    scripts: ['/pages/hosted-script.js'],
    content: html`<div id="not-me" data-portal="${portal.id}">
      <h2 tabindex="-1">${said.title}</h2>
      <div data-before>
        <p>${said.lead}</p>
        <p>${said.what}</p>
        <p>${said.lift}</p>
      </div>
      <noscript><p>${words.needsScript}</p></noscript>
      <div role="status">${Object.entries(answers).map(
        ([name, text]) => html`<p data-answer="${name}" hidden>${text}</p>`,
      )}<p data-answer="done" hidden>${said.next}</p></div>
      <p data-before><button type="button">${said.button}</button></p>
      ${helpList(help)}
      <p><a href="${portal.homeUrl}">${words.backTo({ portal: portal.name })}</a></p>
    </div>`,
  })
}
