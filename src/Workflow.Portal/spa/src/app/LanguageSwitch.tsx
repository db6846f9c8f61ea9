import { Button } from 'antd'
import { languages, useLanguage } from '../i18n/texts'

/** Names the other language in that language. */
export function LanguageSwitch() {
  const { language, speak } = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Button size="small" type="text" lang={other} onClick={() => speak(other)}>
      {languages[other].languageName}
    </Button>
  )
}
