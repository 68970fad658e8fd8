import { createHmac } from 'node:crypto'
import { isSameText } from './state.ts'

/** A text and when it was written, as a cookie holds it. */
export interface SealedNote {
  /** Seconds since 1970. */
  readonly at: number
  readonly text: string
  readonly isUsed: boolean
}

/** Signs notes, each for one subject, so that they come back as they were written or not at all. */
export const createSealedNotes = (key: Buffer) => {
  const signature = (subject: string, body: string) =>
    createHmac('sha256', key).update(`${subject} ${body}`).digest('base64url')

  return {
    /** Only of signs that a cookie may hold. */
    seal(subject: string, { at, text, isUsed }: SealedNote): string {
      const body = `${isUsed ? 'used' : 'open'}.${at}.${Buffer.from(text).toString('base64url')}`
      return `${body}.${signature(subject, body)}`
    },
    /** Null for what was not sealed here for this subject. */
    open(subject: string, sealed: string): SealedNote | null {
      const [standing = '', at = '', text = '', given = ''] = sealed.split('.')
      if (!isSameText(signature(subject, `${standing}.${at}.${text}`), given)) return null
      const isUsed = standing === 'used'
      return { at: Number(at), text: Buffer.from(text, 'base64url').toString(), isUsed }
    },
  }
}
