/** Colours written `#rrggbb`, and their contrast by the definitions of WCAG 2.2. */

/** What our own pages lay the widgets on: `--sheet` in `pages/hosted-page.css`. */
export const SURFACES = { light: '#ffffff', dark: '#1a2029' } as const
/** Name of a colour scheme. */
export type Surface = keyof typeof SURFACES

const COLOUR = /^#[0-9a-f]{6}$/i

/** Whether a text is `#rrggbb`, in either case: no name, no short form, no alpha. */
export const isColour = (text: string): boolean => COLOUR.test(text)

/** Of text against what lies behind it, as a ratio to 1 (WCAG 2.2, success criterion 1.4.3). */
export const LEAST_CONTRAST = 4.5

/** "Contrast ratio": 1 for equal colours, 21 for black on white. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Black or white, whichever is read better on the colour: one of them always has 4.5:1. */
export function inkOn(colour: string): string {
  return contrast(colour, '#000000') > contrast(colour, '#ffffff') ? '#000000' : '#ffffff'
}

/** "Relative luminance": 0 for black, 1 for white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** A channel of sRGB (IEC 61966-2-1) without its gamma. */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
