import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import type { Answer } from '../../../api/contract/requests.ts'
import type { ViewOf } from '../../steps/step.ts'
import { type Failure, failureOf } from './failure.ts'
import { isCopiedIn } from './made.ts'

export type CredentialKind = 'passkey' | 'security-key' | 'this-device'
export type EnrolName = `${CredentialKind}-enrol`

type RequestOptions = ViewOf<CredentialKind>['step']['options']
type CreationOptions = ViewOf<EnrolName>['step']['options']
export type Assertion = Extract<Answer, { assertion: unknown }>['assertion']
type Attestation = Extract<Answer, { attestation: unknown }>['attestation']

/** What an authenticator has just made, before the server knows of it. */
export interface Made {
  readonly attestation: Attestation
  /** Whether it is copied to other devices; null where the browser does not tell. */
  readonly isCopied: boolean | null
}

/** What came of the browser's dialog. */
export type Came<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** False also in an insecure page, where browsers hide it. */
export const isSupported = (): boolean => browserSupportsWebAuthn()

/** Ends whatever dialog is open, ours or the list at a field. */
export const stopAsking = (): void => WebAuthnAbortService.cancelCeremony()

/** A page's script may have replaced what is called here: whatever it throws is an outcome. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<Came<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (fault) {
    return { ok: false, failure: failureOf(fault) }
  }
}

/** Has one made. @param isQuiet by the browser itself, without a dialog, or not at all (Level 3 §5.1.3). */
export const make = (options: CreationOptions, isQuiet = false): Promise<Came<Made>> =>
  outcomeOf(async () => {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
    const { id, response } = await startRegistration({
      optionsJSON,
      useAutoRegister: isQuiet,
    })
    const { clientDataJSON, attestationObject, transports = [], authenticatorData } = response
    return {
      attestation: { id, clientDataJSON, attestationObject, transports: [...transports] },
      isCopied: authenticatorData ? isCopiedIn(authenticatorData) : null,
    }
  })

/** @param isBeside offered in the list at a field, where it waits for as long as the page stands. */
export const ask = (options: RequestOptions, isBeside = false): Promise<Came<Assertion>> =>
  outcomeOf(async () => {
    const { id, response } = await startAuthentication({
      optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
      useBrowserAutofill: isBeside,
      // The field is in the page's light DOM, or in a tree that cannot be looked into.
      verifyBrowserAutofillInput: false,
    })
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    return { id, clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null }
  })
