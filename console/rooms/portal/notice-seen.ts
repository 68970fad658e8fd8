import { html, nothing, type TemplateResult } from 'lit'
import type { NoticeText } from '../../../api/contract/console/portal-wire.ts'
import { languageTitle } from '../../parts/fields/languages-field.ts'
import { widgetWords } from '../../parts/fields/widget-words.ts'
import type { Desk } from '../../parts/state/room.ts'

const changed = widgetWords(({ notice }) => notice.changed)

type Texts = Readonly<Record<string, NoticeText>>

/** The notice in all its languages, laid out as the sign-in shows it. */
export function noticeSeen(desk: Desk, texts: Texts, isChanged = false): TemplateResult {
  return html`<div class="previews">
    ${Object.entries(texts).map(
      ([tag, text]) => html`<figure>
        <figcaption>${languageTitle(desk, tag)}</figcaption>
        <div class="seen" lang=${tag}>${step(desk, text, isChanged ? changed(tag) : undefined)}</div>
      </figure>`,
    )}
  </div>`
}

const step = ({ words }: Desk, { title, sections }: NoticeText, lead?: unknown) => {
  const { notices } = words.setupRoom
  return html`
    <p class="sample-heading">${title}</p>
    ${lead ? html`<p>${lead}</p>` : nothing}
    ${sections.map(
      ({ heading, body }) => html`<div>
        <p><strong>${heading}</strong></p>
        <p class="body muted">${body}</p>
      </div>`,
    )}
    <p><span class="button primary" aria-hidden="true">${notices.ok}</span></p>`
}
