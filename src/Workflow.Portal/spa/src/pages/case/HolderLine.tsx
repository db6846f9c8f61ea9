import type { CaseView, Holder } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { officeDate, officeMinute, shortDate } from '../../office/time'

/** Who holds the clock now, in plain words, the longest holder first. */
export function HolderLine({ view, now }: { view: CaseView; now: string }) {
  const words = useTexts().case
  const holders = view.holder.toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since))
  const active = holders.filter((holder) => holder.kind !== 'nobody')
  const nobody = holders.find((holder) => holder.kind === 'nobody')

  return (
    <section className="holder" aria-labelledby="holder-title">
      <h2 id="holder-title">{words.holderTitle}</h2>
      {active.length > 0 ? (
        <ul>
          {active.map((holder) => (
            <li key={`${holder.kind}:${holder.name}:${holder.what}`}><HolderWords holder={holder} now={now} /></li>
          ))}
        </ul>
      ) : (
        <p>
          {view.closedAt ? words.holderClosed : nobody ? <HolderWords holder={nobody} now={now} /> : words.holderUnknown}
        </p>
      )}
    </section>
  )
}

function HolderWords({ holder, now }: { holder: Holder; now: string }) {
  const texts = useTexts()
  const words = texts.case
  const lead = {
    department: holder.name,
    applicant: `${words.holderApplicant}${texts.common.colon}${holder.name}`,
    nobody: words.holderNobody,
  }[holder.kind]

  return (
    <>
      <b>{lead}</b> {holder.what && <span>{holder.what}</span>}{' '}
      <time className="quiet" dateTime={holder.since} title={officeMinute(holder.since)}>
        {words.since(shortDate(officeDate(holder.since), now))}
      </time>
    </>
  )
}
