import { createHmac, timingSafeEqual } from 'node:crypto'

/** The forms of signed-in pages, and what is typed into each. */
export const FORMS = {
  deferral: ['unit', 'until', 'reason'],
  comment: ['comment'],
  figures: ['text'],
  upload: [],
  discard: [],
  mailbox: ['address'],
  telephone: ['telephone'],
  withdrawal: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type FormName = keyof typeof FORMS

/** For whom a form was drawn, and where it stands. */
export interface Author {
  /** Id of the person. */
  readonly person: string
  readonly form: FormName
  /** Address of its page without the language. */
  readonly page: string
}

/** What a form carries so that it is known whose it is when nobody is signed in any more. */
export const createAuthors = (key: Buffer) => {
  const signatureOf = (body: string) => createHmac('sha256', key).update(body).digest()

  return {
    seal({ person, form, page }: Author): string {
      const body = Buffer.from(JSON.stringify([person, form, page])).toString('base64url')
      return `${body}.${signatureOf(body).toString('base64url')}`
    },
    /** Null for what was not sealed here. */
    read(sealed: string): Author | null {
      const [body = '', given = ''] = sealed.split('.')
      const signature = Buffer.from(given, 'base64url')
      const expected = signatureOf(body)
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null
      const [person, form, page] = JSON.parse(Buffer.from(body, 'base64url').toString())
      return { person, form, page }
    },
  }
}

export type Authors = ReturnType<typeof createAuthors>
