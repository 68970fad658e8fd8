import { html, type TemplateResult } from 'lit'
import type { TotpWords } from '../../words/generated/totp.ts'
import { APPS } from './apps.ts'

/** What is said beside the set-up of an app; most of it unfolds for whoever needs it. */

type Words = TotpWords['totp-enrol']

/** Where each part of the set-up is done: on a phone beside the computer, or all on the phone. */
export const partsOf = ({ beside, onPhone }: Words, isPhone: boolean) =>
  isPhone
    ? { app: onPhone.app, stay: onPhone.stay, scan: onPhone.scan, enter: onPhone.enter }
    : { app: beside.app, stay: beside.stay, scan: beside.scan, enter: beside.enter }

/** What a code from an app is for, and what its words mean. */
export const why = (words: Words): TemplateResult => html`<details>
  <summary>${words.why.ask}</summary>
  <p>${words.why.mfa}</p>
  <p>${words.why.totp}</p>
</details>`

/** Where to get an app. */
export const apps = (words: Words): TemplateResult => html`<details>
  <summary>${words.noApp}</summary>
  <p>${words.anyApp}</p>
  <ul class="apps">
    ${APPS.map(
      ({ name, links }) => html`<li>
        <strong>${name}</strong>
        <p class="stores">${links.map(
          ([
            label,
            url,
          ]) => html`<a class="target" href=${url} target="_blank" rel="noopener noreferrer"
            aria-label="${name}, ${label}">${label}</a>`,
        )}</p>
      </li>`,
    )}
  </ul>
  <p>${words.noPhone}</p>
</details>`

/** Where each app scans: it opens on another screen while it is empty than with accounts in it. */
export const firstScreens = (words: Words): TemplateResult => html`<details>
  <summary>${words.where}</summary>
  <ul class="apps">
    ${APPS.map(
      ({ id, name }) => html`<li>
        <strong>${name}</strong>
        <p>${words.screens[id].empty}</p>
        <p>${words.screens[id].filled}</p>
      </li>`,
    )}
  </ul>
</details>`
