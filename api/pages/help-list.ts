import { html } from 'hono/html'
import type { HelpContact } from '../ports/store/portal-store.ts'
import type { Html } from './hosted-frame.ts'

/** Whom to ask, and how to reach them. */
export function helpList(help: readonly HelpContact[]): Html {
  return html`<ul>${help.map((contact) => html`<li>${waysOf(contact)}</li>`)}</ul>`
}

function waysOf({ label, telephone, hours, mail, url }: HelpContact): readonly Html[] {
  const ways = [
    label,
    telephone && link(`tel:${telephone.replace(/[^\d+]/g, '')}`, telephone),
    hours,
    mail && link(`mailto:${encodeURI(mail)}`, mail),
    url && link(url, url),
  ].filter((way) => way !== null)
  return ways.map((way, at) => html`${at > 0 ? ' · ' : ''}<bdi>${way}</bdi>`)
}

/** A contact's `url` is a web address: see `webAddress` of the domain. */
function link(href: string, label: string): Html {
  return html`<a href="${href}">${label}</a>`
}
