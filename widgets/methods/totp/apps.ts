/** Authenticator apps that many people use, and where to get them; any other works as well. */
export const APPS = [
  {
    id: 'google',
    name: 'Google Authenticator',
    links: [
      ['iPhone', 'https://apps.apple.com/app/id388497605'],
      [
        'Android',
        'https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2',
      ],
    ],
  },
  {
    id: 'microsoft',
    name: 'Microsoft Authenticator',
    links: [
      ['iPhone', 'https://apps.apple.com/app/id983156458'],
      ['Android', 'https://play.google.com/store/apps/details?id=com.azure.authenticator'],
    ],
  },
  {
    id: 'aegis',
    name: 'Aegis',
    links: [['Android', 'https://play.google.com/store/apps/details?id=com.beemdevelopment.aegis']],
  },
  {
    id: 'keepassxc',
    name: 'KeePassXC',
    links: [['Windows, Mac, Linux', 'https://keepassxc.org/']],
  },
] as const
