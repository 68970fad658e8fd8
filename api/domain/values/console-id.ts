/** Id of the portal that the console is. Its units stand for the other portals. */
export const CONSOLE_PORTAL = 'console'
