/** What to do about a field that was refused, by the field. */
export const portalMistakes = {
  name: 'Write the name that visitors know, in at most 200 characters.',
  homeUrl: 'Write a whole address that begins with https://.',
  invitationUrl: 'Write a whole address that begins with https://, or choose our own page.',
  invitationOrigin: 'The page for invitations must lie on one of the portal’s origins.',
  timeZone: 'Choose a time zone of the list, such as Europe/Stockholm.',
  languages:
    'Choose at least one language. A language can be added once every notice has a text in it.',
  origins: 'Write at least one origin.',
  origin:
    'Write only scheme and host, such as https://portal.example.org: no path and no slash at the end.',
  graceSignIns: 'Write a whole number from 0 to 50.',
  reason: 'Write why, in 10 to 500 characters.',
  authority: 'Write at most 200 characters.',
  accent: 'Write a colour as #rrggbb that has a contrast of at least 4.5 against the light page.',
  accentDark:
    'Write a colour as #rrggbb that has a contrast of at least 4.5 against the dark page.',
  label: 'Write whom one reaches there.',
  telephone: 'Write at most 200 characters.',
  hours: 'Write at most 200 characters.',
  mail: 'Write an e-mail address, such as name@example.org.',
  url: 'Write a whole address that begins with https://.',
  document: 'Write 1 to 32 lower-case letters, digits or hyphens.',
  documentTaken: 'There is a notice with this id. Choose another one, or write its next version.',
  title: 'Write a title.',
  sections: 'Write at least one section.',
  heading: 'Write a heading.',
  body: 'Write the text, in at most 5,000 characters.',
  id: 'Write 1 to 32 lower-case letters a–z, digits or hyphens.',
  taken: 'Another portal has this id. Choose another one.',
  other: 'The server could not use this. Change it and try again.',
}
