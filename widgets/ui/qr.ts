import { html, type TemplateResult } from 'lit'
import { encode } from 'uqr'

/** Modules of empty margin that readers need (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4

/** One path over all dark modules, each row's runs as rectangles. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
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

/** A QR code, black on white with its quiet zone whatever the theme. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${pathOf(data)} fill="#000"></path>
  </svg>`
}
