/** How many a portal may have of what. */
export const MOST_ORIGINS = 20
export const MOST_RETURN_URLS = 20
export const MOST_LANGUAGES = 10
/** In each language. */
export const MOST_CONTACTS = 6
/** Of a notice. */
export const MOST_SECTIONS = 30
/** That work at a time: one that is used, and one to change over to. */
export const MOST_SECRETS = 2

/** Units that a host puts at a time. */
export const MOST_UNITS = 500
