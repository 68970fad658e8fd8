import { sendSignal } from '@simplewebauthn/browser'
import type { AccountView } from '../../../api/contract/account-wire.ts'

type Signal = Parameters<typeof sendSignal>[0]

/** Browsers that know nothing of signals, or of credentials, are told nothing; what becomes of one is not told to pages. */
export async function signal(signal: Signal): Promise<void> {
  await sendSignal(signal).catch(() => undefined)
}

/** What is known of somebody behind their session: what was removed is offered no more, and a name is the one of now. */
export async function signalKnown(known: AccountView['signals']): Promise<void> {
  const { rpId: rpID, userId: userID, name: userName, displayName: userDisplayName } = known
  const allAcceptedCredentialIDs = [...known.credentials]
  await signal({ signalName: 'allAcceptedCredentials', rpID, userID, allAcceptedCredentialIDs })
  await signal({ signalName: 'currentUserDetails', rpID, userID, userName, userDisplayName })
}

/** What was made and never came to count is not offered any more. */
export const signalUnknown = (rpID: string, credentialID: string): Promise<void> =>
  signal({ signalName: 'unknownCredential', rpID, credentialID })
