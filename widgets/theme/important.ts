import { type CSSResult, unsafeCSS } from 'lit'

/**
 * Marks every declaration of a sheet as important: important rules of an inner tree win over
 * those of the page, even over `* { all: unset !important }` (CSS Cascade 4 §6.1, context).
 * Each declaration must end in a semicolon; keyframes do not belong here.
 */
export const important = (sheet: string): CSSResult => unsafeCSS(sheet.replace(/;/g, '!important;'))
