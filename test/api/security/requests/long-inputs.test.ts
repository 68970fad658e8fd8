/**
 * The attacker sends a text that a careless pattern takes minutes to refuse (CWE-1333), to hold up
 * everybody else: a single thread reads all requests. Each reader of what anybody may send gets texts
 * of 100 000 characters, longer than any body is let in with, and has to be done with all of them
 * within a few seconds of the processor: a pattern that reads a text once for each of its characters
 * takes longer for one of them. What else the machine does meanwhile is not counted.
 */
import { describe, expect, it } from 'vitest'
import { placeOfFault } from '../../../../api/boot/commands/json-place.ts'
import { cleanName, cleanText } from '../../../../api/contract/plain/clean-text.ts'
import { cleanAddress } from '../../../../api/contract/plain/mail-address.ts'
import { invitationAddress, originAddress } from '../../../../api/contract/plain/web-addresses.ts'
import { answerFlow, redeem, resumeFlow, startFlow } from '../../../../api/contract/requests.ts'
import { isBrowser } from '../../../../api/domain/journeys/browser.ts'
import { wordsOfNames } from '../../../../api/domain/methods/password/rules/known-words.ts'
import {
  passwordRules,
  weaknesses,
} from '../../../../api/domain/methods/password/rules/password-rules.ts'
import { accentOn } from '../../../../api/domain/portals/branding.ts'
import { parsePortalSecret } from '../../../../api/domain/portals/secret.ts'
import { maskAddress, parseAddress } from '../../../../api/domain/values/address.ts'
import { cleanCode, strangersName } from '../../../../api/domain/values/typed-text.ts'
import { meantPage } from '../../../../api/pages/meant-page.ts'
import { returnUrl, toldReturn } from '../../../../api/pages/return-url.ts'

const LENGTH = 100_000
const long = (part: string) => part.repeat(LENGTH / part.length)

const TEXTS: Readonly<Record<string, string>> = {
  letters: `${long('a')}!`,
  spaces: `${long(' ')}x`,
  'spaces and letters': `${long('a ')}!`,
  dots: `a@${long('a.')}!`,
  'signs of address': long('@'),
  hyphens: `a@${long('-')}.example`,
  digits: `${long('1')}x`,
  'full-width digits': long('１'),
  'combining marks': `a${long('\u0301')}`,
  'zero-width joiners': long('\u200d'),
  'bidi overrides': long('\u202e'),
  'lone surrogates': long('\ud800'),
  'ligatures that normalise to eighteen letters': long('\ufdfa'),
  underscores: `fs_${long('_')}`,
  'line ends': long('\r\n'),
}

/** Every pattern and normalisation that a text from outside meets, and whether it takes it. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'an address': parseAddress,
  'an address to be masked': maskAddress,
  'a pasted address': cleanAddress,
  'a name': cleanName,
  JSON: placeOfFault,
  "a stranger's name": strangersName,
  'a text of several lines': cleanText,
  'a code': cleanCode,
  'an origin': (text) => [originAddress(text), originAddress(`https://${text}`)],
  'a web address': (text) => [invitationAddress(text), invitationAddress(`https://${text}`)],
  'a colour': (text) => accentOn('light', text),
  'a password': (text) =>
    weaknesses(text, {
      rules: passwordRules('classic-10', true),
      knownWords: wordsOfNames('example', text),
      isCommon: () => false,
    }),
  'a browser cookie': isBrowser,
  'a portal secret': parsePortalSecret,
  'a way back': (text) =>
    returnUrl(text, { origins: ['https://a'], homeUrl: 'https://a/', returnUrls: ['https://a/b'] }),
  'a way back that is told': (text) =>
    ['', 'https://a/'].map((start) => toldReturn(start + text, { origins: ['https://a'] })),
  'a page that was meant': (text) => [meantPage(text), meantPage(`/p/demo/invitation${text}`)],
  'the start of a flow': (text) =>
    startFlow.safeParse({
      portal: text,
      journey: text,
      invitation: text,
      verification: text,
      state: text,
      acr: text,
      address: text,
      proof: { challenge: text, solution: text },
      [text]: text,
    }).success,
  'an answer': (text) =>
    ['address', 'code', 'name', 'password', 'firstName', 'hash', 'document'].some(
      (field) => answerFlow.safeParse({ answer: { step: 'identify', [field]: text } }).success,
    ),
  'a state': (text) => resumeFlow.safeParse({ state: text }).success,
  'a code of a host': (text) => redeem.safeParse({ code: text }).success,
}

/** Of the processor's time, for all texts together. */
const SECONDS = 5

/** Spent by this process so far. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

describe('T-126: a hundred thousand characters', () => {
  it.each(Object.keys(READERS))('are soon read as %s', { timeout: 60_000 }, (reader) => {
    const from = processorSeconds()
    for (const text of Object.values(TEXTS)) READERS[reader]?.(text)
    expect(processorSeconds() - from).toBeLessThan(SECONDS)
  })

  it('are no request and no address', () => {
    for (const [what, text] of Object.entries(TEXTS)) {
      const taken = ['the start of a flow', 'an answer', 'a state', 'a code of a host'].filter(
        (reader) => READERS[reader]?.(text),
      )
      expect([what, taken, parseAddress(text)]).toEqual([what, [], null])
    }
  })
})
