/** Names of our cookies at the address of a test server, http on this machine. */
export const SESSION_COOKIE = 'farstu-portal-demo-4000'
export const BROWSER_COOKIE = 'farstu-browser-4000'
