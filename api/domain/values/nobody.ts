/** An id, an address or a secret that matches no row: queries run whether or not there is somebody to find. */
export const NOBODY = ''
