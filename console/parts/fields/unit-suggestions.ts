import type { Page } from '../../../api/contract/console/console-wire.ts'
import type { UnitRow } from '../../../api/contract/console/people-wire.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import type { Words } from '../../words/chosen-language.ts'
import type { Suggestion } from './combobox.ts'

/** Units that were found, by their names; the form sends their ids. */
export async function unitSuggestions(
  { invite }: Words,
  finding: Promise<Outcome<Page<UnitRow>>>,
): Promise<readonly Suggestion[]> {
  const found = await finding
  const units = found.ok ? found.value.items : []
  return units.map(({ externalId, name }) => ({
    value: externalId,
    text: invite.unitFound({ name, id: externalId }),
  }))
}
