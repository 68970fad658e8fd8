import { takeRefusal } from '../../methods/webauthn/refused.ts'

/** The element that a flow is shown in. */
export interface TidiedHost extends HTMLElement {
  readonly api: string
  readonly portal: string
}

/**
 * Whoever has shown a passkey that was refused, and signs in by another way then: the browser is told which ones there
 * are, so that one that was removed here is offered no more. Before that nobody knows whose it was.
 */
export function tidyAfterRefusal(host: TidiedHost): void {
  host.addEventListener('farstu-signed-in', () => {
    if (takeRefusal()) void tidy(host).catch(() => undefined)
  })
}

/** The page may have gone on by then: the own account does it as well. */
async function tidy({ api, portal }: TidiedHost): Promise<void> {
  const [{ createAccountClient }, { signalKnown }] = await Promise.all([
    import('../../client/account-client.ts'),
    import('../../methods/webauthn/signals.ts'),
  ])
  const account = await createAccountClient({ api, language: 'en' }, portal).read()
  if (account.ok) await signalKnown(account.value.signals)
}
