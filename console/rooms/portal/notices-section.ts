import { html, nothing, type TemplateResult } from 'lit'
import type {
  NoticeDocumentView,
  PortalSetupView,
} from '../../../api/contract/console/portal-wire.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import type { Words } from '../../words/chosen-language.ts'
import { draftFrom, mistakesIn, type NoticeDraft, withTextsFor } from './notice-draft.ts'
import { noticeFields } from './notice-fields.ts'
import { noticeList, type Reading } from './notice-list.ts'
import { noticeSeen } from './notice-seen.ts'
import { SetupSection } from './setup-section.ts'

/** Refusals that are mended in the text itself. */
const OF_THE_TEXT = ['invalid_input', 'body_too_large']

/** Published texts, and the next version of one: written, looked at as people will see it, published. */
export class NoticesSection extends SetupSection<NoticeDraft> {
  protected readonly permission = 'portal.texts'
  #reading: Reading | null = null
  #isPreview = false
  #isAsked = false

  protected heading(): string {
    const { notices } = this.wordsHere
    const { draft } = this
    if (!draft) return notices.add
    if (draft.after === 0) return notices.newDocument
    return notices.newVersion({ document: draft.document, version: draft.after + 1 })
  }

  protected draftOf(setup: PortalSetupView): NoticeDraft {
    return draftFrom(setup.languages, this.#documentIn(setup, this.draft?.document ?? ''))
  }

  protected override rebased(draft: NoticeDraft, theirs: PortalSetupView): NoticeDraft {
    return { ...draft, after: this.#newestIn(theirs, draft.document) }
  }

  /** A text cannot be sent in parts. */
  protected override get wordsOfRefusal(): Words {
    const { words } = this.desk
    return {
      ...words,
      refusals: { ...words.refusals, body_too_large: this.wordsHere.notices.tooLong },
    }
  }

  override render(): TemplateResult {
    const { draft } = this
    if (!draft) return this.#renderList()
    return html`<section aria-label=${this.heading()}>
      <h2 tabindex="-1">${this.heading()}</h2>
      ${this.#isPreview ? this.#renderPreview(draft) : this.renderForm(draft)}
      ${this.#isAsked ? this.#renderQuestion(draft) : nothing}
      ${this.leaving.render(this.desk.words)}
    </section>`
  }

  protected renderRead(setup: PortalSetupView): TemplateResult {
    const newest = this.#documentIn(setup, this.draft?.document ?? '')?.versions[0]
    return newest ? noticeSeen(this.desk, newest.texts) : html``
  }

  protected renderFields(draft: NoticeDraft): TemplateResult {
    return noticeFields(this.desk, {
      draft,
      languages: this.setup.languages,
      mistakeAt: (path) => this.mistakeAt(path, this.#keyOf(path)),
      onInput: this.type,
    })
  }

  protected override renderActs(): TemplateResult {
    return html`<div class="acts">
      <button type="submit" class="primary">${this.wordsHere.notices.preview}</button>
      <button type="button" @click=${() => this.cancel()}>${this.desk.words.cancel}</button>
    </div>`
  }

  protected send({ document, after, material, texts }: NoticeDraft) {
    return this.desk.calls.publishNotice({
      document: document.trim(),
      after,
      material: after === 0 || material === 'yes',
      texts,
    })
  }

  protected override readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!this.draft) return
    const fields = this.#isTaken ? ['document'] : mistakesIn(this.draft)
    this.refusal = fields.length > 0 ? { code: 'invalid_input', fields } : null
    this.#isPreview = fields.length === 0
    await this.focusOn(this.#isPreview ? 'h3' : '[aria-invalid=true]')
  }

  protected override close(): void {
    this.#isPreview = false
    this.#isAsked = false
    super.close()
  }

  protected override onSaved(setup: PortalSetupView, draft: NoticeDraft): void {
    this.querySelector('dialog')?.close()
    super.onSaved(setup, draft)
    this.desk.say(
      this.wordsHere.notices.publishedSaid({ document: draft.document, version: draft.after + 1 }),
    )
  }

  #renderList(): TemplateResult {
    const { notices } = this.wordsHere
    const documents = this.setup.notices
    const mayWrite = this.desk.may(this.permission)
    const add = mayWrite
      ? html`<button type="button" class="change" @click=${() => this.#write()}>${notices.add}</button>`
      : nothing
    if (documents.length === 0)
      return html`<div class="empty"><h2>${notices.none}</h2><p>${notices.noneNext}</p>${add}</div>`
    return html`${noticeList(this.desk, {
      documents,
      reading: this.#reading,
      onWrite: mayWrite ? (document) => this.#write(document) : null,
      onRead: (reading) => void this.#read(reading),
    })}
      <p>${add}</p>`
  }

  #renderPreview(draft: NoticeDraft): TemplateResult {
    const { notices } = this.wordsHere
    return html`<h3 tabindex="-1">${notices.previewHeading}</h3>
      ${noticeSeen(this.desk, draft.texts, draft.after > 0)}
      <div class="acts">
        <button type="button" class="primary" @click=${() => this.#show({ isAsked: true })}>
          ${notices.publish({ document: draft.document, version: draft.after + 1 })}</button>
        <button type="button" @click=${this.#back}>${notices.back}</button>
      </div>`
  }

  #renderQuestion(draft: NoticeDraft): TemplateResult {
    const { notices } = this.wordsHere
    return ask({
      words: this.wordsOfRefusal,
      heading: notices.publishHeading({ document: draft.document, version: draft.after + 1 }),
      text: this.#consequence(draft),
      confirm: notices.publishDo,
      isBusy: this.isBusy,
      refusal: this.theirs ? null : this.refusal,
      onConfirm: () => void this.#publish(),
      onClose: () => this.#show({ isAsked: false }),
    })
  }

  #consequence({ document, after, material }: NoticeDraft): string {
    const { notices } = this.wordsHere
    if (after === 0) return notices.publishFirst
    if (material === 'no') return notices.publishEditorial
    const newest = this.#documentIn(this.setup, document)?.versions[0]
    return notices.publishMaterial({ people: newest?.accepted ?? 0 })
  }

  /** What was refused is shown where it was written. */
  async #publish(): Promise<void> {
    if (await this.save()) return
    if (!this.theirs && !OF_THE_TEXT.includes(this.refusal?.code ?? '')) return
    this.querySelector('dialog')?.close()
    this.#addRefusedTexts()
    this.#show({ isPreview: false })
    const isTooLong = this.refusal?.code === 'body_too_large'
    await this.focusOn(isTooLong ? 'h2' : '[aria-invalid=true], .meanwhile button')
  }

  /** What the portal has got a language for meanwhile is to be written, too. */
  #addRefusedTexts(): void {
    const { draft, refusal } = this
    if (!draft || refusal?.code !== 'invalid_input') return
    this.draft = withTextsFor(draft, refusal.fields ?? [])
    const missing = mistakesIn(this.draft)
    if (missing.length > 0) this.refusal = { ...refusal, fields: missing }
  }

  #show({ isPreview = this.#isPreview, isAsked = this.#isAsked }): void {
    this.#isPreview = isPreview
    this.#isAsked = isAsked
    this.requestUpdate()
  }

  #write(document?: NoticeDocumentView): void {
    this.#reading = null
    this.edit(draftFrom(this.setup.languages, document))
    void this.focusOn('h2')
  }

  readonly #back = (): void => {
    this.#isPreview = false
    void this.focusOn('h2')
  }

  /** Closed, the focus goes back to the button that opened it. */
  async #read(reading: Reading | null): Promise<void> {
    const before = this.#reading
    this.#reading = reading
    const opener = `[data-read="${before?.document} ${before?.version}"]`
    await this.focusOn(reading ? '.reading h3' : opener)
  }

  #documentIn(setup: PortalSetupView, id: string): NoticeDocumentView | undefined {
    return setup.notices.find(({ document }) => document === id.trim())
  }

  #newestIn(setup: PortalSetupView, id: string): number {
    return this.#documentIn(setup, id)?.versions[0]?.version ?? 0
  }

  get #isTaken(): boolean {
    const { draft } = this
    return draft?.after === 0 && this.#newestIn(this.setup, draft.document) > 0
  }

  #keyOf(path: string): string | undefined {
    return path === 'document' && this.#isTaken ? 'documentTaken' : undefined
  }
}
