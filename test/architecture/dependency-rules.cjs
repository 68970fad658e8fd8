/**
 * Which folder may import which: the plan of the house, as dependency-cruiser reads it.
 *
 * Each room names the rooms that it may import from, in values and in types. What is not named is
 * refused. `main.ts`, `cli.ts` and the demonstration join the rooms, so they may name all of them.
 */

const OURS = '^(api|console|db|examples|test|widgets)/'

const PLAIN = '^api/contract/plain/'
/** Of a method, as it travels. */
const WIRE = '^api/domain/methods/[^/]+/wire\\.ts$'
/** What the shapes of several steps are made of. */
const SHAPES =
  '^api/contract/(errors|invitation-told-wire|shapes|shared-views|step-wire|texts)\\.ts$'

/** One rule: files of `from` import no file of ours outside `allowed`. */
const room = ({ name, from, except, allowed, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(except && { pathNot: except }) },
  to: { path: OURS, pathNot: allowed },
})

/** One rule: files of `from` import nothing outside `allowed`: no package and nothing of Node's either. */
const only = ({ name, from, allowed, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
})

/** One rule: files of `from` import files of `to` for their types only. */
const typesOnly = ({ name, from, to, toNot, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to, ...(toNot && { pathNot: toNot }), dependencyTypesNot: ['type-only'] },
})

module.exports = {
  forbidden: [
    only({
      name: 'plain-stands-alone',
      comment: 'Values that server, widgets and console share bring nothing along, not even zod.',
      from: PLAIN,
      allowed: [PLAIN],
    }),
    room({
      name: 'contract-stands-alone',
      comment: 'The wire format is what everybody shares; it knows nobody.',
      from: '^api/contract/',
      allowed: ['^api/contract/', WIRE],
    }),
    only({
      name: 'wires-are-shapes',
      comment:
        "A method's wire shapes are made of zod and of what shapes share, never of other steps.",
      from: WIRE,
      allowed: [PLAIN, SHAPES, 'node_modules/zod/'],
    }),
    only({
      name: 'sheets-stand-alone',
      comment:
        "Hosts' servers have the reader of spreadsheets, too: it brings csv-parse along and nothing of ours.",
      from: '^api/sheets/',
      allowed: ['^api/sheets/', PLAIN, 'node_modules/csv-parse/'],
    }),
    room({
      name: 'crypto-knows-its-ports',
      comment: 'Cryptography is arithmetic on its arguments; some of it is the shape of a port.',
      from: '^api/crypto/',
      allowed: ['^api/(crypto|ports)/', PLAIN],
    }),
    room({
      name: 'ports-stand-alone',
      comment: 'A port says what is wanted, in the words of the domain and the wire format.',
      from: '^api/ports/',
      allowed: ['^api/(ports|contract|domain)/'],
    }),
    typesOnly({
      name: 'ports-take-types',
      comment: 'A port runs nothing.',
      from: '^api/ports/',
      to: OURS,
      toNot: ['^api/ports/'],
    }),
    room({
      name: 'domain-looks-inward',
      comment:
        'The rules know ports, cryptography, spreadsheets and the shapes of the wire format.',
      from: '^api/domain/',
      allowed: ['^api/(domain|ports|crypto|sheets|contract)/'],
    }),
    typesOnly({
      name: 'domain-takes-types-of-the-contract',
      comment: 'Parsing the wire format is the business of the routes.',
      from: '^api/domain/(?!methods/[^/]+/wire\\.ts$)',
      to: '^api/contract/',
      toNot: [PLAIN, '^api/contract/errors\\.ts$'],
    }),
    {
      name: 'domain-reaches-nothing-outside',
      comment: 'Databases, files and networks are reached by a port.',
      severity: 'error',
      from: { path: '^api/domain/' },
      to: {
        path: [
          '^(node:)?(fs|http|https|net|tls|dgram|child_process|worker_threads|os)(/|$)',
          'node_modules/(@hono/|hono|drizzle-orm|better-sqlite3|pg|nodemailer|pino|@node-rs/)',
        ],
      },
    },
    room({
      name: 'http-serves-the-routes',
      comment: 'What routes share translates between HTTP and the domain.',
      from: '^api/http/',
      allowed: ['^api/(http|contract|crypto|domain|ports)/'],
    }),
    room({
      name: 'routes-call-the-domain',
      comment: 'A route validates, makes one call to the domain and maps the result.',
      from: '^api/routes/',
      allowed: ['^api/(routes|http|pages|contract|domain|ports)/'],
    }),
    room({
      name: 'pages-are-a-host',
      comment: 'Our own pages show the widgets as any host does; their script knows the events.',
      from: '^api/pages/',
      allowed: ['^api/(pages|http|contract|domain|ports)/', '^widgets/events/'],
    }),
    room({
      name: 'mail-is-words',
      comment: 'Templates know the shapes that they are filled with.',
      from: '^api/mail/',
      allowed: ['^api/(mail|ports|domain|contract)/'],
    }),
    room({
      name: 'worker-calls-the-domain',
      comment: 'What happens outside requests goes through the same rules.',
      from: '^api/worker/',
      allowed: ['^api/(worker|domain|ports|mail|crypto)/'],
    }),
    room({
      name: 'adapters-implement-ports',
      comment: 'An adapter knows the port it implements and no other room.',
      from: '^api/adapters/',
      allowed: ['^api/(adapters|ports|crypto)/'],
    }),
    room({
      name: 'app-joins-the-routes',
      comment: 'The application is given its store and its adapters; it opens none.',
      from: '^api/(app\\.ts$|config/)',
      allowed: ['^api/(?!boot/|adapters/|demo/)'],
    }),
    room({
      name: 'db-implements-the-store',
      comment: 'Persistence knows Drizzle, nothing of HTTP or of the rules.',
      from: '^db/',
      allowed: ['^db/', '^api/(ports|domain)/'],
    }),
    typesOnly({
      name: 'db-takes-types-of-the-domain',
      comment: 'A rule is applied in the domain, never in a query.',
      from: '^db/',
      to: '^api/domain/',
    }),
    room({
      name: 'widgets-know-the-wire',
      comment: 'A widget knows the server by the shapes of the wire format alone.',
      from: '^widgets/',
      except: '^widgets/server/',
      allowed: ['^widgets/(?!server/)', '^api/contract/'],
    }),
    room({
      name: 'host-module-stands-alone',
      comment: "What a host's server imports must not bring the widgets along.",
      from: '^widgets/server/',
      allowed: ['^widgets/server/', '^api/(contract|sheets)/'],
    }),
    typesOnly({
      name: 'widgets-take-types',
      comment:
        'A schema in a widget would bring the whole validator along; plain values are plain.',
      from: '^widgets/',
      to: '^api/',
      // None but the hosts' module may know it.
      toNot: [PLAIN, '^api/sheets/'],
    }),
    room({
      name: 'console-is-a-host',
      comment:
        'The console shares looks and transport with the widgets, the wire format with the server.',
      from: '^console/',
      allowed: [
        '^console/',
        '^widgets/(client|ui|theme)/',
        '^widgets/words/generated/',
        '^api/contract/',
      ],
    }),
    typesOnly({
      name: 'console-takes-types',
      comment: "The console runs in a browser: the server's code has no place there.",
      from: '^console/',
      to: '^api/',
      toNot: [PLAIN],
    }),
    room({
      name: 'examples-use-what-is-public',
      comment: 'An example can be copied out of this repository: it imports what any host can.',
      from: '^examples/',
      allowed: ['^examples/', '^widgets/server/index\\.ts$'],
    }),
    {
      name: 'nothing-imports-tests',
      comment: 'What runs must not depend on what tries it.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-imports-the-entry',
      comment: 'Importing an entry would start it.',
      severity: 'error',
      from: { pathNot: '^(api/boot/(main|cli)\\.ts$|test/)' },
      to: { path: '^api/boot/(main|cli)\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other while loading are one file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-missing-file',
      comment: 'Every import must be found.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/output|test/bench/peer|test/processes/made-up/house)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
