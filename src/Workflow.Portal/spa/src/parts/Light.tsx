import type { LightColour } from '../api/types'
import { useTexts } from '../i18n/texts'
import './light.css'

/** Shape, colour and word say the same, so that none is needed alone. */
export function Light({ colour }: { colour: LightColour }) {
  const { light } = useTexts()
  return (
    <span className={`light light-${colour}`}>
      <i aria-hidden />
      {light[colour]}
    </span>
  )
}
