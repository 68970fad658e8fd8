import { html, nothing, type TemplateResult } from 'lit'
import type { NoticeDocumentView } from '../../../api/contract/console/portal-wire.ts'
import { dated } from '../../parts/lists/instant.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'
import { noticeSeen } from './notice-seen.ts'

type Version = NoticeDocumentView['versions'][number]

/** The version of a document whose text stands open. */
export interface Reading {
  readonly document: string
  readonly version: number
}

interface Documents {
  readonly documents: readonly NoticeDocumentView[]
  readonly reading: Reading | null
  /** Left out where nobody may write. */
  readonly onWrite: ((document: NoticeDocumentView) => void) | null
  readonly onRead: (reading: Reading | null) => void
}

/** Every document with its versions, the newest first. */
export const noticeList = (desk: Desk, list: Documents): TemplateResult =>
  html`${list.documents.map((document) => documentOf(desk, list, document))}`

function documentOf(desk: Desk, list: Documents, view: NoticeDocumentView): TemplateResult {
  const { notices } = desk.words.setupRoom
  const { document, versions } = view
  const { reading, onWrite } = list
  const read = versions.find(
    (each) => reading?.document === document && each.version === reading.version,
  )
  return html`<section class="document" aria-label=${document}>
    <header class="head">
      <h2>${document} <span class="muted">· ${titleOf(desk, view)}</span></h2>
      ${
        onWrite
          ? html`<button type="button" aria-label=${notices.writeOf({ document })}
              @click=${() => onWrite(view)}>${notices.write}</button>`
          : nothing
      }
    </header>
    ${table({
      caption: document,
      key: ({ version }) => String(version),
      items: versions,
      columns: columns(desk, list, view),
    })}
    ${read ? opened(desk, list, { document, read }) : nothing}
  </section>`
}

/** In the console's own language, else in any. */
function titleOf({ language }: Desk, { versions }: NoticeDocumentView): TemplateResult {
  const texts = versions[0]?.texts ?? {}
  const tag = texts[language] ? language : (Object.keys(texts)[0] ?? language)
  return html`<span lang=${tag}>${texts[tag]?.title}</span>`
}

function columns(
  desk: Desk,
  { onRead }: Documents,
  { document, versions }: NoticeDocumentView,
): readonly Column<Version>[] {
  const { notices } = desk.words.setupRoom
  return [
    {
      head: notices.version,
      cell: ({ version }) =>
        html`<strong>${version}</strong>${version === versions[0]?.version ? html` <span class="muted">· ${notices.newest}</span>` : nothing}`,
    },
    { head: notices.published, cell: ({ publishedAt }) => dated(desk, publishedAt) },
    {
      head: notices.kind,
      cell: ({ material }) => (material ? notices.material : notices.editorial),
    },
    { head: notices.accepted, isNumber: true, cell: ({ accepted }) => accepted },
    {
      head: notices.read,
      isQuiet: true,
      cell: ({ version }) =>
        html`<button type="button" aria-label=${notices.readOf({ document, version })}
          data-read="${document} ${version}"
          @click=${() => onRead({ document, version })}>${notices.read}</button>`,
    },
  ]
}

interface Opened {
  readonly document: string
  readonly read: Version
}

const opened = (desk: Desk, { onRead }: Documents, { document, read }: Opened): TemplateResult => {
  const { words } = desk
  return html`<div class="reading">
    <header class="head">
      <h3 tabindex="-1">${words.setupRoom.notices.versionOf({ document, version: read.version })}</h3>
      <button type="button" @click=${() => onRead(null)}>${words.close}</button>
    </header>
    ${noticeSeen(desk, read.texts)}
  </div>`
}
