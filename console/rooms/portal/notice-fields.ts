import { html, nothing, type TemplateResult } from 'lit'
import type { NoticeText } from '../../../api/contract/console/portal-wire.ts'
import { LONGEST_PLAIN_NAME } from '../../../api/contract/plain/ids.ts'
import { LANGUAGES } from '../../../api/contract/plain/languages.ts'
import { LONGEST_SECTION } from '../../../api/contract/plain/lengths.ts'
import { MOST_SECTIONS } from '../../../api/contract/plain/portal-limits.ts'
import { focusSoon } from '../../parts/fields/focus.ts'
import { choices, lineField, textField } from '../../parts/fields/form-fields.ts'
import { languageName, languageTitle } from '../../parts/fields/languages-field.ts'
import { moved, withAt, withoutAt } from '../../parts/fields/rows.ts'
import type { Desk } from '../../parts/state/room.ts'
import { emptyText, type NoticeDraft } from './notice-draft.ts'
import { rowActs } from './row-acts.ts'

export interface NoticeFields {
  readonly draft: NoticeDraft
  /** Of the portal: there must be a text in each. */
  readonly languages: readonly string[]
  readonly mistakeAt: (path: string) => string | null
  readonly onInput: (part: Partial<NoticeDraft>) => void
}

type Section = NoticeText['sections'][number]

/** All that a version says, language by language. */
export function noticeFields(desk: Desk, fields: NoticeFields): TemplateResult {
  const { notices } = desk.words.setupRoom
  const { draft, mistakeAt, onInput } = fields
  const document = lineField({
    label: notices.document,
    name: 'document',
    hint: notices.documentHint,
    most: LONGEST_PLAIN_NAME,
    width: 'short',
    value: draft.document,
    mistake: mistakeAt('document'),
    onInput: (text) => onInput({ document: text }),
  })
  return html`
    ${draft.after === 0 ? document : material(desk, fields)}
    ${Object.entries(draft.texts).map(([tag, text]) => inLanguage(desk, fields, { tag, text }))}
    ${otherLanguages(desk, fields)}`
}

/** Written ahead of being offered by the portal. */
function otherLanguages(desk: Desk, { draft, onInput }: NoticeFields): TemplateResult {
  const { notices } = desk.words.setupRoom
  const others = LANGUAGES.filter((tag) => !(tag in draft.texts))
  const add = (event: Event, tag: string): void => {
    onInput({ texts: { ...draft.texts, [tag]: emptyText() } })
    focusSoon(event, 'form', `#title-${tag}`)
  }
  return html`<div class="acts" data-languages>${others.map(
    (tag) => html`<button type="button" @click=${(event: Event) => add(event, tag)}>
      ${notices.addLanguage({ language: languageName(desk, tag) })}</button>`,
  )}</div>`
}

const material = ({ words }: Desk, { draft, onInput }: NoticeFields): TemplateResult => {
  const { notices } = words.setupRoom
  return choices({
    legend: notices.materialQuestion,
    name: 'material',
    value: draft.material,
    options: [
      { value: 'yes', label: notices.materialYes, hint: notices.materialYesHint },
      { value: 'no', label: notices.materialNo, hint: notices.materialNoHint },
    ],
    onChoose: (chosen) => onInput({ material: chosen }),
  })
}

interface InLanguage {
  readonly tag: string
  readonly text: NoticeText
}

function inLanguage(desk: Desk, fields: NoticeFields, { tag, text }: InLanguage): TemplateResult {
  const { notices } = desk.words.setupRoom
  const { draft, mistakeAt, onInput } = fields
  const language = languageName(desk, tag)
  const put = (part: Partial<NoticeText>): void =>
    onInput({ texts: { ...draft.texts, [tag]: { ...text, ...part } } })
  const add = (event: Event): void => {
    put({ sections: [...text.sections, { heading: '', body: '' }] })
    focusSoon(event, 'fieldset', '.card:last-of-type input')
  }
  return html`<fieldset class="sheet">
    <legend>${languageTitle(desk, tag)}</legend>
    ${lineField({
      label: notices.title,
      name: `title-${tag}`,
      lang: tag,
      value: text.title,
      mistake: mistakeAt(`texts.${tag}.title`),
      onInput: (title) => put({ title }),
    })}
    ${text.sections.map((section, at) =>
      sectionFields(desk, {
        tag,
        at,
        section,
        count: text.sections.length,
        mistakeAt,
        onSections: (change) => put({ sections: [...change(text.sections)] }),
      }),
    )}
    ${
      text.sections.length < MOST_SECTIONS
        ? html`<div><button type="button" data-add @click=${add}>${notices.addSection({ language })}</button></div>`
        : nothing
    }
    ${fields.languages.includes(tag) ? nothing : removal(desk, fields, tag)}
  </fieldset>`
}

const removal = (desk: Desk, { draft, onInput }: NoticeFields, tag: string): TemplateResult => {
  const { [tag]: _gone, ...texts } = draft.texts
  const name = languageName(desk, tag)
  const remove = (event: Event): void => {
    onInput({ texts })
    focusSoon(event, 'form', '[data-languages] button')
  }
  return html`<div><button type="button" @click=${remove}>
    ${desk.words.setupRoom.notices.removeLanguage({ language: name })}</button></div>`
}

interface SectionFields {
  readonly tag: string
  readonly at: number
  readonly count: number
  readonly section: Section
  readonly mistakeAt: (path: string) => string | null
  readonly onSections: (change: (all: readonly Section[]) => readonly Section[]) => void
}

function sectionFields({ words }: Desk, fields: SectionFields): TemplateResult {
  const { tag, at, count, section, mistakeAt, onSections } = fields
  const { notices } = words.setupRoom
  const put = (part: Partial<Section>): void =>
    onSections((all) => withAt(all, at, { ...section, ...part }))
  const path = `texts.${tag}.sections.${at}`
  const shared = { lang: tag } as const
  return html`<fieldset class="card">
    <legend>${notices.section({ number: at + 1 })}</legend>
    ${lineField({
      ...shared,
      label: notices.heading,
      name: `heading-${tag}-${at}`,
      value: section.heading,
      mistake: mistakeAt(`${path}.heading`),
      onInput: (heading) => put({ heading }),
    })}
    ${textField({
      ...shared,
      label: notices.body,
      name: `body-${tag}-${at}`,
      hint: at === 0 ? notices.bodyHint : undefined,
      most: LONGEST_SECTION,
      rows: 5,
      value: section.body,
      mistake: mistakeAt(`${path}.body`),
      onInput: (body) => put({ body }),
    })}
    ${rowActs(words, {
      name: notices.section({ number: at + 1 }),
      at,
      count,
      least: 1,
      onMove: (by) => onSections((all) => moved(all, at, by)),
      onRemove: () => onSections((all) => withoutAt(all, at)),
    })}
  </fieldset>`
}
