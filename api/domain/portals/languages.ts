/** Languages that widgets, mails and our own pages have words in: a portal is offered in no other. */
export const SPOKEN = ['sv', 'en'] as const

export type Spoken = (typeof SPOKEN)[number]
