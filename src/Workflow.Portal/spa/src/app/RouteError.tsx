import { Button } from 'antd'
import { useTexts } from '../i18n/texts'
import { State } from '../parts/States'

export function NotFound() {
  const { problem } = useTexts()
  return (
    <State title={problem.notFoundTitle} text={problem.pageNotFound} isPage>
      <Button href="/">{problem.home}</Button>
    </State>
  )
}

/** A bug in a page, or a chunk that is gone after an update: loading anew mends the second. */
export function RouteCrashed() {
  const { problem, common } = useTexts()
  return (
    <State title={problem.crashedTitle} text={problem.crashed} isAlert isPage>
      <Button onClick={() => location.reload()}>{common.reload}</Button>
    </State>
  )
}
