/** That an authenticator app shows: every one of them knows codes of six (RFC 6238, RFC 4226 §5.3). */
export const APP_CODE_DIGITS = 6
