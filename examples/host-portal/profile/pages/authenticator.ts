import { html } from 'hono/html'
import { layout } from '../../frame/layout.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'

/** `<farstu-authenticator>`: one more app for whoever is signed in. It says itself when it is done. */
export const authenticatorPage = (context: PageContext): Html => {
  const { words, language, api, portal } = context
  const { title, text, needsScript } = words.authenticatorPage
  return layout(context, {
    title,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      <p data-until-done>${text}</p>
      <farstu-authenticator api="${api}" portal="${portal}">
        <p>${needsScript}</p>
      </farstu-authenticator>
      <p><a href="${href(language, '/profile')}">${words.toProfile}</a></p>
    </div>`,
  })
}
