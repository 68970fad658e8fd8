import type { CSSResult } from 'lit'
import { base } from './base.styles.ts'
import { controls } from './controls.styles.ts'
import { house } from './house.styles.ts'
import { setup } from './setup.styles.ts'
import { tables } from './tables.styles.ts'

/** Constructed, so that the page's policy needs to allow no inline style. */
export const sheets: CSSStyleSheet[] = [...base, controls, tables, house, ...setup].flatMap(
  ({ styleSheet }: CSSResult) => styleSheet ?? [],
)
