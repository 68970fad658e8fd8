import type { MethodKind } from '../../api/contract/views.ts'

/** What each kind of method is called; a kind without a name does not compile. */
export const methods: Readonly<Record<MethodKind, string>> = {
  password: 'Password',
  totp: 'Authenticator app',
  'email-code': 'Code by e-mail',
}
