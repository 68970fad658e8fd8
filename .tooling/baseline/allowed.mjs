/**
 * What is newer than the oldest browsers, and does no harm there: the feature, and what they do instead.
 * One that nothing needs is an error, so that nothing stays allowed by mistake.
 */
export const ALLOWED = {
  'AuthenticatorAttestationResponse.getAuthenticatorData':
    'where a passkey is kept is not said before it counts',
  'AuthenticatorAttestationResponse.getPublicKey': 'the server reads it elsewhere',
  'AuthenticatorAttestationResponse.getPublicKeyAlgorithm': 'the server reads it elsewhere',
  'AuthenticatorAttestationResponse.getTransports': 'the dialog offers a choice more',
  'HTMLInputElement.capture': 'an option of event listeners in Lit, which has that name too',
  'MessageEvent.userActivation':
    'a property of `navigator` that has that name too; without it a passkey takes a press more',
  'css.properties.cursor.default': 'phones have no pointer',
  'css.properties.cursor.pointer': 'phones have no pointer',
  'css.properties.cursor.progress': 'phones have no pointer',
  'css.properties.font-family.ui-monospace': 'the next letter of the list is taken',
  'css.properties.forced-color-adjust': 'where it is unknown, no colours are forced',
  'css.properties.forced-color-adjust.none': 'where it is unknown, no colours are forced',
  'css.properties.hyphens': 'a long word breaks where the line ends, without a hyphen',
  'css.properties.resize': 'a phone scrolls within the field',
  'css.properties.resize.vertical': 'a phone scrolls within the field',
  'css.properties.text-wrap': 'lines are as long as they come',
  'css.properties.text-wrap.balance': 'lines are as long as they come',
}
