/** Sent by a step to the element around it, where what the browser has shown is refused; it says no more. */
export const CREDENTIAL_REFUSED = 'farstu-credential-refused'
