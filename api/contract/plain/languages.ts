/** Languages that widgets, console, mails and our own pages have words in: a portal is offered in no other. */
export const LANGUAGES = ['sv', 'en'] as const

/** Tag of a language that there are words in (BCP 47). */
export type Language = (typeof LANGUAGES)[number]
