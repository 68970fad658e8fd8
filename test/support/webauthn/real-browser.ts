import type { Page } from 'playwright-core'
import type { Step } from '../../../api/contract/views.ts'
import { sharedBrowser } from '../chromium.ts'
import { PATIENCE } from '../patience.ts'
import type { Assertion, Attestation } from './authenticator.ts'

/** Chromium's own dialogs at any address, with nothing of ours in the page: what comes out goes to a server by HTTP. */

type CreationOptions = Extract<Step, { name: 'passkey-enrol' }>['options']
type RequestOptions = Extract<Step, { name: 'passkey' }>['options']

/** What came of a dialog: an answer, or the name of what the browser threw. */
export type Outcome<Answer> =
  | { readonly answer: Answer; readonly error?: never }
  | { readonly answer?: never; readonly error: string }

/** One that is there answers within some tenths of a second; a dialog that waits for another is ended after this. */
const MOST_MS = 2_000

/** A page in a browser of its own, where every address has an empty page; the caller closes its context. */
export async function openEmptyPage(): Promise<Page> {
  const context = await (await sharedBrowser()).newContext()
  context.setDefaultTimeout(PATIENCE)
  await context.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Empty</title>' }),
  )
  return context.newPage()
}

/** Has one made, at the page's own origin. */
export async function createIn(
  page: Page,
  options: CreationOptions,
): Promise<Outcome<Attestation>> {
  const told = await ask(page, 'create', options)
  if ('error' in told) return told
  const { id, response } = told.answer
  const { clientDataJSON = '', attestationObject = '', transports = [] } = response
  return { answer: { id, clientDataJSON, attestationObject, transports: [...transports] } }
}

/** Has one shown, at the page's own origin. */
export async function getIn(page: Page, options: RequestOptions): Promise<Outcome<Assertion>> {
  const told = await ask(page, 'get', options)
  if ('error' in told) return told
  const { id, response } = told.answer
  const {
    clientDataJSON = '',
    authenticatorData = '',
    signature = '',
    userHandle = null,
  } = response
  return { answer: { id, clientDataJSON, authenticatorData, signature, userHandle } }
}

/** As `PublicKeyCredential.toJSON` gives it (Level 3 §5.1). */
interface Told {
  readonly id: string
  readonly response: Partial<Omit<Attestation, 'id'> & Omit<Assertion, 'id'>>
}

function ask(
  page: Page,
  ceremony: 'create' | 'get',
  options: CreationOptions | RequestOptions,
): Promise<{ readonly answer: Told } | { readonly error: string }> {
  return page.evaluate(
    async ({ ceremony, json, most }) => {
      const signal = AbortSignal.timeout(most)
      const asked = {
        create: () => ({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json as never),
        }),
        get: () => ({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json as never) }),
      }
      try {
        const given = await navigator.credentials[ceremony]({
          ...asked[ceremony](),
          signal,
        } as never)
        return { answer: (given as PublicKeyCredential).toJSON() as Told }
      } catch (fault) {
        return { error: (fault as Error).name }
      }
    },
    { ceremony, json: options as unknown, most: MOST_MS },
  )
}
