import type { MissingView } from '../../contract/console/portal-wire.ts'

/** What our own page cannot do for a portal, in words without a full stop. */
export function missingWords({ what, address }: MissingView): string {
  switch (what) {
    case 'return-url':
      return 'no return address is registered (`returnUrls`), so our own page hands no sign-in over'
    case 'start-page':
      return `the start page ${address} is no return address (\`returnUrls\`), so whoever came to our own page without \`return\` is led there without a code`
    case 'origin':
      return `the return address ${address} is at none of the origins, so our own page does not lead there`
  }
}
