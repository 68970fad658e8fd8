import { contrast, LEAST_CONTRAST } from './rules/contrast.ts'

/** How a portal looks. Kept as JSON in the portal's row. */
export interface Branding {
  /** Who is responsible, shown under the portal's name. */
  readonly authority: string | null
  /** `#rrggbb`, lower case, on the light page; null for our own. */
  readonly accent: string | null
  /** The same on the dark page. */
  readonly accentDark: string | null
}

/** What our own pages lay the widgets on: `--sheet` in `pages/hosted-page.css`. */
export const SURFACES = { light: '#ffffff', dark: '#1a2029' } as const

export const OUR_BRANDING: Branding = { authority: null, accent: null, accentDark: null }

const COLOUR = /^#[0-9a-f]{6}$/

/** A row's JSON; what it leaves out is ours. */
export function parseBranding(json: string): Branding {
  return { ...OUR_BRANDING, ...JSON.parse(json) }
}

/** The colour, or null for one that links could not be read in on that page. */
export function accentOn(surface: keyof typeof SURFACES, typed: string): string | null {
  const colour = typed.toLowerCase()
  const isReadable = COLOUR.test(colour) && contrast(colour, SURFACES[surface]) >= LEAST_CONTRAST
  return isReadable ? colour : null
}

/** Black or white, whichever is read better on the colour: one of them always has 4.5:1. */
export function onAccent(colour: string): string {
  return contrast(colour, '#000000') > contrast(colour, '#ffffff') ? '#000000' : '#ffffff'
}
