/** The language chosen on this machine; Chinese until somebody chooses. */
export type Language = 'zh-CN' | 'en'

const storageKey = 'workflow.language'

export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

export function rememberLanguage(language: Language) {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that stores nothing still switches for this visit.
  }
}
