/** Of a portal or of a notice's document, which people choose: a part of addresses and requests. */
export const PLAIN_NAME = /^[a-z0-9-]{1,32}$/
/** Characters of a plain name, as its expression has them. */
export const LONGEST_PLAIN_NAME = 32

/** Id of the portal that the console is. Its units stand for the other portals. */
export const CONSOLE_PORTAL = 'console'
