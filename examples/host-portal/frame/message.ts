import { html } from 'hono/html'
import { layout } from './layout.ts'
import { type Html, href, type PageContext } from './page.ts'

export type Message = 'notFound' | 'unavailable' | 'refused' | 'erased' | 'otherPerson'

/** A page that says one thing and leads on. */
export const messagePage = (context: PageContext, message: Message): Html => {
  const { words, language, path } = context
  const { title, text, back } = words[message]
  const onwards = href(language, message === 'unavailable' ? path : '/')
  return layout(context, {
    title,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a class="button primary" href="${onwards}">${back}</a></p>
    </div>`,
  })
}
