import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router'
import { LanguageProvider, useLanguage } from '../i18n/texts'
import { SessionProvider } from '../session/SessionProvider'
import { theme } from '../theme/theme'
import { router } from './routes'

export function App() {
  return (
    <LanguageProvider>
      <Themed />
    </LanguageProvider>
  )
}

function Themed() {
  const { language } = useLanguage()
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      {/* The server's answers are in words: another language asks for all of them anew. */}
      <SessionProvider key={language}>
        <RouterProvider router={router} />
      </SessionProvider>
    </ConfigProvider>
  )
}
