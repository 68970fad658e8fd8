import { html, type TemplateResult } from 'lit'
import type { ManagedPortalView } from '../../../api/contract/console/console-wire.ts'
import type { Words } from '../../words/chosen-language.ts'
import { hasUnitsAlone, homeOf } from './home.ts'

/** An address that leads to no page, or to one that somebody may not open. */
export const nowhere = (words: Words, portal: ManagedPortalView): TemplateResult =>
  html`<header class="head"><h1 tabindex="-1">${words.noRoom}</h1></header>
    <p>${words.noRoomText}</p>
    <p><a href=${homeOf(portal)}>${hasUnitsAlone(portal) ? words.toOwnUnits : words.toOverview}</a></p>`
