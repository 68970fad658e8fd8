/** Origins of a portal whose pages may embed the widgets. */
export const MOST_ORIGINS = 20
/** Addresses that our own pages may hand a sign-in over to. */
export const MOST_RETURN_URLS = 20
/** Languages that a portal offers; there are words in fewer (`languages.ts`). */
export const MOST_LANGUAGES = 10
/** Help contacts of a portal, in each language. */
export const MOST_CONTACTS = 6
/** Sections of a notice. */
export const MOST_SECTIONS = 30
/** Secrets of a portal that work at a time: one that is used, and one to change over to. */
export const MOST_SECRETS = 2

/** Units that a host puts at a time. */
export const MOST_UNITS = 500
