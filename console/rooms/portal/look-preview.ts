import { html, nothing, type TemplateResult } from 'lit'
import {
  contrast,
  inkOn,
  isColour,
  LEAST_CONTRAST,
  SURFACES,
} from '../../../api/contract/plain/colours.ts'
import type { Desk } from '../../parts/state/room.ts'

/** Empty for our own. */
export interface Accents {
  readonly accent: string
  readonly accentDark: string
}

/** What the widgets take when a portal has no colour of its own. */
export const OURS = { accent: '#0b5a6b', accentDark: '#8ad3e1' } as const

const SHEETS = [
  { scheme: 'light', name: 'accent' },
  { scheme: 'dark', name: 'accentDark' },
] as const
type Sheet = (typeof SHEETS)[number]

/** A heading, a link and a button on both sheets, and how well the colour can be read. */
export function previews(desk: Desk, accents: Accents): TemplateResult {
  return html`<div class="previews">${SHEETS.map((sheet) => preview(desk, sheet, accents[sheet.name]))}</div>`
}

function preview({ words }: Desk, { scheme, name }: Sheet, typed: string): TemplateResult {
  const { look } = words.setupRoom
  const colour = typed.trim() === '' ? OURS[name] : typed.trim()
  return html`<figure>
    <figcaption>${scheme === 'light' ? look.onLight : look.onDark}</figcaption>
    <div class="sheet-${scheme}" data-accent=${isColour(typed.trim()) ? colour : nothing}>
      <p class="sample-heading">${look.sampleHeading}</p>
      <p class="muted">${look.sampleText}</p>
      <p><span class="button primary">${look.sampleButton}</span></p>
    </div>
    <p role="status" class="small">${measured(words.setupRoom.look, colour, SURFACES[scheme])}</p>
  </figure>`
}

function measured(
  look: Desk['words']['setupRoom']['look'],
  colour: string,
  page: string,
): TemplateResult {
  if (!isColour(colour)) return html`<span class="bad">${look.noColour}</span>`
  const ratio = contrast(colour, page)
  const isEnough = ratio >= LEAST_CONTRAST
  // Cut off, never rounded up: 4.49 is not 4.5.
  const shown = Math.floor(ratio * 10) / 10
  return html`${look.contrast({ ratio: shown })}
    <span class=${isEnough ? 'good' : 'bad'}>${isEnough ? look.enough : look.tooLittle}</span>`
}

/** By script, as the page's policy allows no style attribute. */
export function paint(within: HTMLElement): void {
  for (const sheet of within.querySelectorAll<HTMLElement>('.previews figure > div')) {
    const { accent } = sheet.dataset
    sheet.style.setProperty('--_accent', accent ?? '')
    sheet.style.setProperty('--_on-accent', accent ? inkOn(accent) : '')
  }
}
