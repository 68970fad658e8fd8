import type { CSSResult } from 'lit'
import { base } from './base.ts'
import { controls } from './controls.ts'
import { house } from './house.ts'
import { setup } from './setup.ts'
import { tables } from './tables.ts'

/** Constructed, so that the page's policy needs to allow no inline style. */
export const sheets: CSSStyleSheet[] = [...base, controls, tables, house, ...setup].flatMap(
  ({ styleSheet }: CSSResult) => styleSheet ?? [],
)
