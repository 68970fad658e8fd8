import { type CSSResult, unsafeCSS } from 'lit'

export type Scheme = 'light' | 'dark'

/**
 * Colours: name, on light, on dark. A host sets them as `--farstu-<name>`.
 * Text reaches 4.5:1 and controls 3:1 on white and on #14181c.
 */
const COLOURS = `accent #0b5a6b #8ad3e1
on-accent #fff #06262d
text #171c20 #e9edf0
muted #545f69 #aab5be
surface transparent transparent
field #fff #1b2126
border #76828d #7f8b95
line #d9dfe4 #39424a
danger #b3261e #ffb4ab
success #1c6b39 #8fd8a8
focus #0b3d91 #ffd866
halo #fff #0d1114`

/** Sizes have a floor in px: some hosts make 1rem 10 px, and a target stays 44 px there too. */
const SIZES = `--_radius:var(--farstu-radius,.5rem);
--_space:var(--farstu-space,max(.25rem,4px));
--_control:var(--farstu-control-height,max(2.75rem,44px));`

const declare = (column: 1 | 2): string =>
  COLOURS.replace(/(\S+) (\S+) (\S+)\n?/g, `--_$1:var(--farstu-$1,$${column + 1});`) + SIZES

/** The tokens as private custom properties on `light` and on `dark`, both selectors. */
export const tokens = (light: string, dark: string): CSSResult =>
  unsafeCSS(`${light}{${declare(1)}color-scheme:light}${dark}{${declare(2)}color-scheme:dark}`)
