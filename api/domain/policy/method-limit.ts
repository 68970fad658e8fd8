/** Authenticator apps and hardware tokens together: as many as anybody can tell apart. */
const MOST = 5
const COUNTED: readonly string[] = ['totp']

/** Whether one more may be added to what a person has. */
export function hasRoomForMore(methods: readonly { readonly kind: string }[]): boolean {
  return methods.filter(({ kind }) => COUNTED.includes(kind)).length < MOST
}
