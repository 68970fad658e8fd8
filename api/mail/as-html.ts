import { html } from 'hono/html'
import { directionOf, languageFor } from '../contract/plain/languages.ts'
import type { Block } from './blocks.ts'

/** Mail programs read only inline styles. Colours are few and hold in programs that invert them. */
const STYLE = {
  body: 'margin:0;padding:0',
  column:
    'max-width:34rem;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere;word-break:break-word',
  paragraph: 'margin:0 0 16px',
  quiet: 'margin:0 0 16px;font-size:14px;opacity:.8',
  list: 'margin:0 0 16px;padding-left:20px',
  code: 'margin:0 0 16px;font:600 32px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:4px',
  button:
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5394;color:#ffffff;text-decoration:none;font-weight:600',
  url: 'margin:0 0 16px;font-size:14px;word-break:break-all',
}

/** The HTML part: one column, no images, everything in it escaped. */
export function asHtml(language: string, title: string, blocks: readonly Block[]): string {
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(languageFor(language))}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
  </head>
  <body style="${STYLE.body}">
    <div style="${STYLE.column}">${blocks.map(htmlOf)}</div>
  </body>
</html>`.toString()
}

function htmlOf(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return html`<p style="${STYLE.paragraph}">${block.text}</p>`
    case 'quiet':
      return html`<p style="${STYLE.quiet}">${block.text}</p>`
    case 'list':
      return html`<ul style="${STYLE.list}">${block.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case 'code':
      return html`<p style="${STYLE.code}">${block.code}</p>`
    case 'link':
      return html`<p style="${STYLE.paragraph}"><a href="${block.url}" style="${STYLE.button}">${block.label}</a></p>
        <p style="${STYLE.quiet}">${block.copy}</p>
        <p style="${STYLE.url}">${block.url}</p>`
  }
}
