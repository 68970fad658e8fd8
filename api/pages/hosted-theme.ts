import { inkOn } from '../contract/plain/colours.ts'
import type { Branding } from '../domain/portals/branding.ts'

/** The portal's colours as a style sheet: our pages allow no inline style. Empty for our own. */
export function hostedTheme({ accent, accentDark }: Branding): string {
  return rule('light', accent) + rule('dark', accentDark)
}

/** For one scheme alone: where the other has no colour, the widgets' own stays. */
function rule(scheme: 'light' | 'dark', colour: string | null): string {
  if (colour === null) return ''
  return `@media (prefers-color-scheme: ${scheme}) {
  :root {
    --farstu-accent: ${colour};
    --farstu-on-accent: ${inkOn(colour)};
  }
}
`
}
