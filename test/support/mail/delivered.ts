import PostalMime from 'postal-mime'
import type { Mail } from '../../../api/ports/mailer.ts'

/** A mail as it arrived, whichever way it went. */
export interface Delivered {
  /** What a receiver tells doubles by. */
  readonly id: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly language: string
}

export const mailOf = (overrides: Partial<Mail> = {}): Mail => ({
  idempotencyKey: 'mail-1',
  from: { name: 'Personnel statistics', address: 'no-reply@farstu.example.org' },
  to: 'reporter@example.org',
  subject: 'Invitation to Personnel statistics',
  text: 'Hello Test,\n\nwelcome.',
  html: '<p>Hello Test,</p><p>welcome.</p>',
  language: 'en',
  ...overrides,
})

/** Reads a message with a parser that is not the one it was built by. */
export async function readMessage(message: string | Buffer): Promise<Delivered> {
  const parsed = await PostalMime.parse(message)
  const { from, to = [], subject = '', text = '', html = '', messageId = '' } = parsed
  const language = parsed.headers.find(({ key }) => key === 'content-language')?.value ?? ''
  return {
    id: messageId,
    from: { name: from?.name ?? '', address: from?.address ?? '' },
    to: to.map(({ address }) => address ?? ''),
    subject,
    text: text.trim(),
    html: html.trim(),
    language,
  }
}
