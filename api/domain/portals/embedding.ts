import type { EmbeddingView } from '../../contract/console/portal-wire.ts'
import { languageFor } from '../../contract/plain/languages.ts'
import { isAt } from '../../contract/plain/web-addresses.ts'
import { linksWordsIn } from '../../contract/plain/words/generated/links.ts'
import { relatedOriginsOf } from './relying-party.ts'

interface Embedded {
  readonly id: string
  /** The first is what the plain link speaks. */
  readonly languages: readonly string[]
  readonly origins: readonly string[]
  readonly returnUrls: readonly string[]
  readonly rpId: string | null
}

/**
 * What a host copies into its pages and its server. Nothing that anybody typed is in it as it stands: a
 * portal's id has only letters, digits and hyphens, a return address is escaped as a part of another,
 * and our own address is the configuration's.
 */
export function embeddingOf(publicUrl: string, portal: Embedded): EmbeddingView {
  const { id, languages } = portal
  const words = linksWordsIn[languageFor(languages[0] ?? null)]
  const query = queryOf(portal)
  const element = (name: string, page: string, label: string) =>
    `<script type="module" src="${publicUrl}/widgets/farstu.js"></script>
<${name} api="${publicUrl}" portal="${id}" state="…">
  <a href="${publicUrl}/p/${id}/${page}${query}">${label}</a>
</${name}>`
  return {
    signIn: element('farstu-login', 'sign-in', words.signIn),
    invitation: element('farstu-invitation', 'invitation', words.invitation),
    policy: [
      `script-src 'self' ${publicUrl}`,
      `connect-src 'self' ${publicUrl}`,
      'trusted-types lit-html',
    ].join('\n'),
    server: serverOf(publicUrl, id),
    relatedOrigins: relatedOriginsOf(publicUrl, portal),
  }
}

/** Of the plain link: the state of the element, and the first address that it can be handed over to. */
function queryOf({ origins, returnUrls }: Embedded): string {
  const back = returnUrls.find((address) => isAt(origins, address))
  return back === undefined ? '' : `?state=…&amp;return=${escaped(back)}`
}

/** An apostrophe is left alone by `encodeURIComponent`. */
function escaped(address: string): string {
  return encodeURIComponent(address).replaceAll("'", '%27')
}

function serverOf(publicUrl: string, id: string): string {
  return `import { env } from 'node:process'
import { createFarstu } from 'farstu/server'

const farstu = createFarstu({
  api: '${publicUrl}',
  portal: '${id}',
  secret: env.FARSTU_PORTAL_SECRET,
})

// The pages that a browser has open, each with a state of its own, in cookies of yours:
const signIns = farstu.pendingSignIns({ cookie: 'before' })

// For a page: the element's attribute \`state\`, and lines for the header Set-Cookie.
// \`cookies\` is the header Cookie of the request.
export const opened = (cookies) => signIns.begin(cookies)

// With the code that the page got in \`farstu-signed-in\`, and the \`sid\` of your own session in
// this browser, if it has one. Set \`setCookies\` here too.
export const signedIn = async (code, cookies, held) => {
  const redeemed = await farstu.redeem({ code, ...signIns.states(cookies), held })
  const { setCookies = [] } = signIns.finish(cookies, redeemed.state) ?? {}
  return { ...redeemed, setCookies }
}
`
}
