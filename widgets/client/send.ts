import { ask, OFFLINE } from './ask.ts'
import type { Outcome } from './problem.ts'

export interface ClientOptions {
  /** Base URL of the API, with or without a slash at the end. */
  readonly api: string
  /** Language of the words that the server chooses: help contacts and notices. */
  readonly language: string
  /** Told of work that the server wants done before it answers. */
  readonly onWork?: (done: Promise<unknown>) => void
}

/** Sends a body to a path below `/v1/`; does by itself the work that `proof_required` asks for. */
export type Send = <T>(path: string, body: object) => Promise<Outcome<T>>

export const withoutSlash = (api: string): string => api.replace(/\/+$/, '')

export function createSend({ api, language, onWork }: ClientOptions): Send {
  /**
   * @param proofs how often it may be answered by more work: for a busy network, for the code that it
   *   asks for, and again should the work have come too late.
   */
  return async function send<T>(path: string, body: object, proofs = 3): Promise<Outcome<T>> {
    const outcome = await ask<T>(`${withoutSlash(api)}/v1/${path}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Accept-Language': language },
      body: JSON.stringify(body),
    })
    const work = !outcome.ok && outcome.problem.proof
    if (!work || !proofs) return outcome
    const proven = import('./prove.ts').then(({ prove }) => prove(work))
    onWork?.(proven)
    const proof = await proven.catch(() => null)
    return proof ? send<T>(path, { ...body, proof }, proofs - 1) : OFFLINE
  }
}
