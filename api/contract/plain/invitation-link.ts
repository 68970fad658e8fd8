/** Stands before the token of an invitation, in a link's fragment. */
export const INVITATION_NAME = 'farstu-invitation'

/** Random bytes in a token: 128 bits, which nobody guesses (RFC 6749 §10.10). */
export const TOKEN_BYTES = 16
/** The same in base64url. */
export const TOKEN_LENGTH = 22

/**
 * Both as they stand in a letter; anything longer has something else behind it. Written out, for in a
 * first load every byte counts.
 */
export const PLAIN_TOKEN = /[#&]farstu-invitation=([\w-]{1,22})(?=&|$)/
/** However mail gateways may have changed it. */
export const CHANGED_TOKEN = /farstu-invitation(=|%(25)*3d)/i
