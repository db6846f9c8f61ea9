import type { Clock, Task } from '../../api/types'
import { useTexts } from '../../i18n/texts'
import { Minute } from '../../parts/Instant'
import { Tag } from '../../parts/Tag'

/** The clocks of a task line by line, and what was said about it. */
export function TaskDetails({ task, now }: { task: Task; now: string }) {
  const { case: words } = useTexts()
  const clocks = [task.clocks.promised, task.clocks.statutory].filter((clock) => clock !== null)
  return (
    <div className="details">
      {clocks.length > 0 && (
        <section>
          <h4>{words.ledger}</h4>
          {clocks.map((clock) => <Ledger key={clock.id} clock={clock} now={now} />)}
        </section>
      )}
      <section>
        <h4>{words.opinions}</h4>
        {task.opinions.length === 0 ? <p className="quiet">{words.noOpinions}</p> : <Opinions task={task} now={now} />}
      </section>
    </div>
  )
}

function Ledger({ clock, now }: { clock: Clock; now: string }) {
  const texts = useTexts()
  const words = texts.case
  return (
    <table className="ledger">
      <caption>
        <b>{texts.clockKind[clock.kind]}</b> {clock.limitText} · {clock.basis}
        {clock.assumption && <> <Tag tone="yellow">{words.assumption}</Tag></>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.interval}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.to}</th>
          <th scope="col">{words.ground}</th>
          <th scope="col">{words.basis}</th>
        </tr>
      </thead>
      <tbody>
        {clock.intervals.map((interval) => (
          <tr key={interval.from + interval.kind}>
            <td>{texts.intervalKind[interval.kind]}</td>
            <td><Minute at={interval.from} now={now} /></td>
            <td>{interval.to ? <Minute at={interval.to} now={now} /> : words.untilNow}</td>
            <td>{interval.groundText ?? interval.ground ?? texts.common.none}</td>
            <td>{interval.basis ?? texts.common.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Opinions({ task, now }: { task: Task; now: string }) {
  const texts = useTexts()
  return (
    <ol className="opinions">
      {task.opinions.map((opinion) => (
        <li key={opinion.at + opinion.signOff}>
          <p className="quiet">
            <Minute at={opinion.at} now={now} /> · {texts.case.round(opinion.round)} · {texts.signOff[opinion.signOff]} {opinion.account}{' '}
            <Tag tone={opinion.verdict === 'grant' ? 'green' : opinion.verdict === 'refuse' ? 'red' : 'yellow'}>{texts.verdict[opinion.verdict]}</Tag>
          </p>
          <p>{opinion.text}</p>
        </li>
      ))}
    </ol>
  )
}
