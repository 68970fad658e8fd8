import { sendSignal } from '@simplewebauthn/browser'

type Signal = Parameters<typeof sendSignal>[0]

/** Browsers that know nothing of signals are told nothing; what becomes of one is not told to pages. */
export async function signal(signal: Signal): Promise<void> {
  await sendSignal(signal).catch(() => undefined)
}

/** What was made and never came to count is not offered any more. */
export const signalUnknown = (rpID: string, credentialID: string): Promise<void> =>
  signal({ signalName: 'unknownCredential', rpID, credentialID })
