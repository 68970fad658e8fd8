import { html, type TemplateResult } from 'lit'
import type { Words } from '../../words/chosen-language.ts'
import { addressOf } from './addresses.ts'

/** An address that leads to no page, or to one that somebody may not open. */
export const nowhere = (words: Words, portal: string): TemplateResult =>
  html`<header class="head"><h1 tabindex="-1">${words.noRoom}</h1></header>
    <p>${words.noRoomText}</p>
    <p><a href=${addressOf(portal, 'overview')}>${words.toOverview}</a></p>`
