import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { encode } from 'uqr'

/** Rows of modules, true for dark, with the quiet zone around them. */
export type QrRows = readonly (readonly boolean[])[]

/** Modules of empty margin that readers need (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4
/** 81 modules: with more, and the quiet zone, each would be under 3 px where 280 px are all there is. */
const LARGEST_VERSION = 16

/** One path over all dark modules, each row's runs as rectangles. */
function pathOf(rows: QrRows): string {
  const runs = rows.flatMap((row, y) =>
    [...row.entries()]
      .filter(([x, dark]) => dark && !row[x - 1])
      .map(([x]) => {
        const end = row.indexOf(false, x)
        const width = (end < 0 ? row.length : end) - x
        return `M${x} ${y}h${width}v1h-${width}z`
      }),
  )
  return runs.join('')
}

/**
 * A QR code, black on white whatever the theme: as large as its place allows in whole pixels of the
 * screen for each module, because modules of unequal width are what cameras fail at.
 */
export class FarstuQr extends LitElement {
  static override styles = css`
    :host { display: block }
    .qr {
      display: block; max-inline-size: 100%; block-size: auto; border-radius: var(--_radius); box-shadow: 0 0 0 1px var(--_line);
      color-scheme: only light; forced-color-adjust: none;
    }
  `

  static override properties = {
    rows: { attribute: false },
    label: {},
    _room: { state: true },
  }

  /**
   * Of as few modules as the text needs, and with the correction that they have room for: a screen is
   * neither torn nor stained, so that larger modules help a camera more. Null for a text that is too long.
   */
  static rowsOf(text: string): QrRows | null {
    try {
      const options = { boostEcc: true, border: QUIET_ZONE, maxVersion: LARGEST_VERSION }
      return encode(text, options).data
    } catch {
      return null
    }
  }

  rows: QrRows = []
  label = ''
  /** CSS pixels across the place. */
  private _room = 0

  readonly #place = new ResizeObserver(([entry]) => {
    this._room = entry?.contentRect.width ?? 0
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#place.observe(this)
    addEventListener('resize', this.#onZoom)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#place.disconnect()
    removeEventListener('resize', this.#onZoom)
  }

  override render(): TemplateResult | typeof nothing {
    const { rows, _room: room } = this
    if (room === 0) return nothing
    const { length: size } = rows
    const perModule = Math.max(1, Math.floor((room * devicePixelRatio) / size))
    const side = (perModule * size) / devicePixelRatio
    return html`<svg class="qr" role="img" aria-label=${this.label} viewBox="0 0 ${size} ${size}"
      width=${side} height=${side} shape-rendering="crispEdges">
      <rect width=${size} height=${size} fill="#fff"></rect>
      <path d=${pathOf(rows)} fill="#000"></path>
    </svg>`
  }

  /** Zoom, or another screen: as many CSS pixels may be other pixels now. */
  readonly #onZoom = (): void => this.requestUpdate()
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-qr': FarstuQr
  }
}
