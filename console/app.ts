import { define } from '../widgets/theme/define.ts'
import { ConsoleApp } from './shell/console-app.ts'
import { sheets } from './styles/sheets.ts'

define('console-app', ConsoleApp)
document.adoptedStyleSheets = sheets
