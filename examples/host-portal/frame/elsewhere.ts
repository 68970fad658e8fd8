import { html } from 'hono/html'
import { type Language, WORDS } from '../words/language.ts'
import type { Html } from './page.ts'

export interface ElsewherePage {
  /** Where this portal is. */
  readonly origin: string
  readonly language: Language
}

/** For whoever came by another name. It loads nothing: under that name there is nothing else. */
export const elsewherePage = ({ origin, language }: ElsewherePage): Html => {
  const { title, text } = WORDS[language].elsewhere
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
  </head>
  <body>
    <h1>${title}</h1>
    <p>${text} <a href="${origin}/">${origin}</a></p>
  </body>
</html>`
}
