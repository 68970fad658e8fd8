/** Stands before the token of an invitation, in a link's fragment. */
export const INVITATION_NAME = 'farstu-invitation'

/** Random bytes in a token: 128 bits, which nobody guesses (RFC 6749 §10.10). */
export const TOKEN_BYTES = 16
/** Characters of a token: its bytes in base64url, without padding. */
export const TOKEN_LENGTH = 22

/**
 * Name and token as they stand in a letter's link; anything longer has something else behind it. Written out,
 * for in a first load every byte counts.
 */
export const PLAIN_TOKEN = /[#&]farstu-invitation=([\w-]{1,22})(?=&|$)/
/** Whether an address holds the name of a token, however mail gateways may have changed it. */
export const CHANGED_TOKEN = /farstu-invitation(=|%(25)*3d)/i
