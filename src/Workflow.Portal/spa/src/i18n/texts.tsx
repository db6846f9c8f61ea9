import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { askFor } from '../api/transport'
import { en } from './en'
import { rememberedLanguage, rememberLanguage, type Language } from './remembered'
import { zhCN, type Texts } from './zh-CN'

export const languages = { 'zh-CN': zhCN, en } satisfies Record<Language, Texts>
export type { Language }

interface Spoken {
  language: Language
  texts: Texts
  speak: (language: Language) => void
}

const SpokenContext = createContext<Spoken | null>(null)

/** Chinese first; the choice is remembered on this machine only. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => {
    const first = rememberedLanguage()
    askFor(first)
    return first
  })

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const speak = useCallback((next: Language) => {
    askFor(next)
    setLanguage(next)
    rememberLanguage(next)
  }, [])

  const spoken = useMemo(() => ({ language, texts: languages[language], speak }), [language, speak])
  return <SpokenContext value={spoken}>{children}</SpokenContext>
}

export function useLanguage(): Spoken {
  const spoken = useContext(SpokenContext)
  if (!spoken) throw new Error('LanguageProvider is missing.')
  return spoken
}

export function useTexts(): Texts {
  return useLanguage().texts
}

/** The word for a code of the server; a code these pages do not know yet is shown as the server names it. */
export function wordFor(words: Record<string, string>, code: string, named?: string): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? named ?? code
}
