import {
  contrast,
  isColour,
  LEAST_CONTRAST,
  SURFACES,
  type Surface,
} from '../../contract/plain/colours.ts'

/** How a portal looks. Kept as JSON in the portal's row. */
export interface Branding {
  /** Who is responsible, shown under the portal's name. */
  readonly authority: string | null
  /** `#rrggbb`, lower case, on the light page; null for our own. */
  readonly accent: string | null
  /** The same on the dark page. */
  readonly accentDark: string | null
}

export const OUR_BRANDING: Branding = { authority: null, accent: null, accentDark: null }

/** A row's JSON; what it leaves out is ours. */
export function parseBranding(json: string): Branding {
  return { ...OUR_BRANDING, ...JSON.parse(json) }
}

/** The colour, or null for one that links could not be read in on that page. */
export function accentOn(surface: Surface, typed: string): string | null {
  const colour = typed.toLowerCase()
  const isReadable = isColour(colour) && contrast(colour, SURFACES[surface]) >= LEAST_CONTRAST
  return isReadable ? colour : null
}
