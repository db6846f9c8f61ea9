import type { TaskSheet } from '../../api/acting'
import { useTexts } from '../../i18n/texts'
import { Minute } from '../../parts/Instant'

/** Who signs in which order, who has, and whose turn it is. */
export function SignOffLine({ sheet: { signOffs, next }, now }: { sheet: TaskSheet; now: string }) {
  const texts = useTexts()
  const words = texts.task
  return (
    <section className="sheet" aria-labelledby="task-signs">
      <h2 id="task-signs">{words.signOffs}</h2>
      <ol className="sign-offs">
        {signOffs.map(({ role, account, at }) => (
          <li key={role} className={account ? 'sign-off-done' : role === next ? 'sign-off-next' : undefined} aria-current={role === next ? 'step' : undefined}>
            <b>{texts.signOff[role]}</b>
            <span>{account ?? (role === next ? words.signsNext : words.signsLater)}</span>
            {at && <Minute at={at} now={now} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
