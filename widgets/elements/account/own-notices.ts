import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { AcceptedNotice, AccountView } from '../../../api/contract/account-wire.ts'
import { createAccountClient } from '../../client/account-client.ts'
import { downloadText } from '../../ui/download-text.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import { accountStyles } from './account.styles.ts'
import type { Drawn } from './account-words.ts'

type Listed = AccountView['notices'][number]

/** What is asked where, in which language. */
export interface NoticesAsked {
  readonly api: string
  readonly portal: string
  readonly language: string
}

const noticeStyles = css`
  .text { gap: calc(3 * var(--_space)) }
  h5 { margin: 0; font-size: 1em; font-weight: 600 }
  .body { white-space: pre-line }
`

const keyOf = ({ document, version }: Pick<Listed, 'document' | 'version'>): string =>
  `${document} ${version}`

/** What was accepted: each can be read again as it was then, and kept as a file. */
export class FarstuOwnNotices extends LitElement {
  static override styles = [accountStyles, noticeStyles]

  static override properties = {
    drawn: { attribute: false },
    asked: { attribute: false },
    _open: { state: true },
    _refusal: { state: true },
  }

  declare drawn: Drawn
  declare asked: NoticesAsked
  protected _open: AcceptedNotice | null = null
  /** Why one is not shown, and which. */
  protected _refusal: { readonly key: string; readonly code: string } | null = null

  override render(): TemplateResult {
    const { account, told } = this.drawn
    const words = told.words.notices
    return html`<section aria-labelledby="notices">
      <h3 id="notices">${words.heading}</h3>
      ${
        account.notices.length === 0
          ? html`<p class="muted">${words.none}</p>`
          : html`<ul class="rows">${account.notices.map((notice) => this.#renderRow(notice))}</ul>`
      }
    </section>`
  }

  #renderRow(notice: Listed): TemplateResult {
    const { told, at } = this.drawn
    const words = told.words.notices
    const { title: newest, document, version } = notice
    const title = newest ?? document
    const open = this._open && keyOf(this._open) === keyOf(notice) ? this._open : null
    return html`<li>
      <p class="name"><bdi>${title}</bdi></p>
      <p class="muted small">${words.version({ version, when: at(notice.at) })}</p>
      ${
        open
          ? this.#renderText(open)
          : html`<button class="quiet" type="button" data-key=${keyOf(notice)}
              aria-label=${words.readNamed({ title, version })} @click=${() => this.#read(notice)}>${words.read}</button>`
      }
      ${this._refusal?.key === keyOf(notice) ? this.#renderRefusal(this._refusal.code) : nothing}
    </li>`
  }

  #renderText(notice: AcceptedNotice): TemplateResult {
    const words = this.drawn.told.words.notices
    const { title, sections, language } = notice
    return html`<div class="box text" role="group" aria-labelledby="title">
      <h4 id="title" tabindex="-1" lang=${language}>${title}</h4>
      ${sections.map(
        ({ heading, body }) =>
          html`<div lang=${language}><h5>${heading}</h5><p class="body">${body}</p></div>`,
      )}
      <div class="acts"><button class="plain" type="button" @click=${() => this.#download(notice)}>${words.download}</button>
        ${quietButton([words.close, () => this.#close(notice)])}</div>
    </div>`
  }

  #renderRefusal(code: string): TemplateResult {
    const { wrong } = this.drawn.told.words
    const said = { offline: wrong.offline, not_found: wrong.gone }[code] ?? wrong.unavailable
    return html`<p class="alert" role="alert">${said}</p>`
  }

  async #read(notice: Listed): Promise<void> {
    const { api, portal, language } = this.asked
    const client = createAccountClient({ api, language }, portal)
    const outcome = await client.notice(notice.document, notice.version)
    this._open = outcome.ok ? outcome.value : null
    this._refusal = outcome.ok ? null : { key: keyOf(notice), code: outcome.problem.code }
    if (outcome.ok) await this.#focus('#title')
  }

  #download({ title, version, sections, at }: AcceptedNotice): void {
    const { told, at: when } = this.drawn
    const words = told.words.notices
    const said = words.version({ version, when: when(at) })
    const parts = sections.map(({ heading, body }) => `${heading}\n\n${body}`)
    downloadText(`${[title, said, ...parts].join('\n\n')}\n`, words.file({ title, version }))
  }

  #close(notice: AcceptedNotice): void {
    this._open = null
    void this.#focus(`[data-key="${CSS.escape(keyOf(notice))}"]`)
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-own-notices': FarstuOwnNotices
  }
}
