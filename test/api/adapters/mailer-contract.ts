import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mailer, MailFault } from '../../../api/ports/mailer.ts'
import { type Delivered, mailOf } from '../../support/mail/delivered.ts'

/** A transport and the far end of it. */
export interface OpenedMailer {
  readonly mailer: Mailer
  delivered(): Promise<readonly Delivered[]>
  close(): Promise<void>
}

/** What holds of every transport. */
export function mailerContract(name: string, open: () => Promise<OpenedMailer>): void {
  describe(`a mail by ${name}`, () => {
    let opened: OpenedMailer
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    it('arrives once with from, to, subject, text, html and language', async () => {
      const { from, to, subject, text, html, language } = mailOf()
      await opened.mailer.send(mailOf())
      const [mail, ...others] = await opened.delivered()
      expect(others).toEqual([])
      expect(mail).toMatchObject({ from, to: [to], subject, text, html, language })
    })

    it('keeps letters beyond ASCII, long lines and lines of one dot', async () => {
      const mail = mailOf({
        from: { name: 'Räntestatistik – Ärenden 統計', address: 'no-reply@farstu.example.org' },
        subject: 'Inbjudan till Räntestatistik – bekräfta er e-postadress före 3 mars 統計 🗝',
        text: `Hej Åsa!\n.\n..\n${'ö'.repeat(2000)}\nslut`,
        html: '<p>Hej Åsa! 統計</p>',
        language: 'sv',
      })
      await opened.mailer.send(mail)
      const { from, subject, text, html, language } = mail
      expect(await opened.delivered()).toMatchObject([{ from, subject, text, html, language }])
    })

    it('goes to the domain as A-labels, however it is shown', async () => {
      await opened.mailer.send(mailOf({ to: 'Anna@Räksmörgås.example.org' }))
      const [mail] = await opened.delivered()
      expect(mail?.to).toEqual(['Anna@xn--rksmrgs-5wao1o.example.org'])
    })

    it.each(['Agency, Department', '"Quoted" \\ (note)', 'a@b.example <x@y.example>'])(
      'has one sender, whose name is %s',
      async (name) => {
        const from = { name, address: 'no-reply@farstu.example.org' }
        await opened.mailer.send(mailOf({ from }))
        expect(await opened.delivered()).toMatchObject([{ from }])
      },
    )

    it('gets no further headers from line breaks in names and subjects', async () => {
      const injected = '\r\nBcc: other@example.org\r\n\r\nHello'
      await opened.mailer.send(
        mailOf({
          from: { name: `Name${injected}`, address: 'no-reply@farstu.example.org' },
          subject: `Subject${injected}`,
        }),
      )
      const [mail] = await opened.delivered()
      expect(mail?.to).toEqual(['reporter@example.org'])
      expect(mail?.from.name).toBe('Name Bcc: other@example.org Hello')
      expect(mail?.subject).toBe('Subject Bcc: other@example.org Hello')
      expect(mail?.text).toBe(mailOf().text)
    })

    it.each([
      'one@example.org, two@example.org',
      'Name <one@example.org>',
      'one@example.org\r\nRCPT TO:<two@example.org>',
      'one@example.org> NOTIFY=NEVER',
      'nobody',
      '',
    ])('is refused unsent when it is for %j', async (to) => {
      const fault = await opened.mailer.send(mailOf({ to })).catch((thrown) => thrown)
      expect(fault).toBeInstanceOf(MailFault)
      expect(fault).toMatchObject({ code: 'refused', isPermanent: true })
      expect(await opened.delivered()).toEqual([])
    })

    it('that is sent again is known for the same one', async () => {
      await opened.mailer.send(mailOf())
      await opened.mailer.send(mailOf())
      await opened.mailer.send(mailOf({ idempotencyKey: 'mail-2' }))
      const ids = (await opened.delivered()).map(({ id }) => id)
      expect(new Set(ids).size).toBe(2)
    })
  })
}
